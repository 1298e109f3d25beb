"""One person's account in the rows of several agencies is one source, wherever sources are counted."""

import pytest

from dashboard.findings.assessment_outstanding import find
from dashboard.findings.reading import Reading
from data_models.agencies import Agency
from data_models.finding import how_much
from data_models.record import Entry, EvidenceStatus
from data_models.themes import Theme
from tests.findings.building import assessment, entry, history, only

TOLD = "Mother X says he hit her. He also threw a cup."
HELD = (Agency.POLICE, Agency.ACUTE_HEALTH, Agency.SCHOOL)


def _rows(*texts: str, **more: object) -> tuple[Entry, ...]:
    return tuple(
        entry(f"2020-03-{day:02}", Theme.DOMESTIC_ABUSE, text=text, agency=agency, people=("Mother X",), **more)  # type: ignore[arg-type]
        for day, (text, agency) in enumerate(zip(texts, HELD, strict=False), start=4))


def test_what_one_person_told_three_agencies_is_held_by_three_and_told_by_one() -> None:
    assert how_much(_rows(TOLD, TOLD, TOLD)) == "3 rows held by 3 agencies, 3 of them telling what Mother X said"
    assert how_much(_rows(TOLD, TOLD, "A broken door")) == "3 rows held by 3 agencies, 2 of them telling what Mother X said"
    reported = _rows("It was loud", "It was loud", status=EvidenceStatus.REPORTED, reported_by="Grandmother X")
    assert how_much(reported) == "2 rows held by 2 agencies, 2 of them telling what Grandmother X said, 2 unverified"


def test_what_each_saw_is_from_each() -> None:
    assert how_much(_rows("A broken door", "Bruise to the arm", TOLD)) == "3 rows from 3 agencies"
    assert how_much(_rows("A broken door")) == "1 row from 1 agency" and how_much(()) == "No row"


@pytest.mark.parametrize(("texts", "sources"), [
    ((TOLD, TOLD, TOLD), 1), ((TOLD, TOLD, "A broken door"), 2), (("A broken door", "Bruise to the arm", "Loud"), 3),
    (("Mother X and Stepfather X say he hit her", TOLD, TOLD), 2),
])
def test_a_wait_counts_who_saw_or_told_and_not_who_wrote_it_down(texts: tuple[str, ...], sources: int) -> None:
    rows = tuple(
        entry(f"2020-03-{day:02}", Theme.DOMESTIC_ABUSE, text=text, agency=agency, people=("Mother X", "Stepfather X"))
        for day, (text, agency) in enumerate(zip(texts, HELD, strict=True), start=4))
    told = only(find(Reading(history(entries=rows, assessments=[assessment("2020-02-01")]))))
    assert f"Meanwhile 3 incidents of concern from {sources} source{'s' if sources > 1 else ''}." in told.statement


def test_an_agency_named_in_its_own_words_is_no_second_source() -> None:
    rows = (entry(agency=Agency.POLICE), entry(agency=Agency.SCHOOL, reported_by="police", status=EvidenceStatus.REPORTED))
    assert Reading(history(entries=rows)).sources_of(rows) == {Agency.POLICE.label}


@pytest.mark.parametrize(("reported", "sources"), [
    (("Mother X; Stepfather X", "Stepfather X; Mother X", "mother x and Stepfather X"), {"Mother X", "Stepfather X"}),
    (("a neighbour", "neighbour", "A neighbour"), {"neighbour"}), (("Mother X", "MOTHER X", "Mother  X"), {"Mother X"}),
    (("Grandmother X and a neighbour", "The neighbour", "grandmother x"), {"Grandmother X", "neighbour"}),
    (("Friend Y", "friend Y", "police"), {"friend y", Agency.POLICE.label}),
])
@pytest.mark.parametrize("people", [(), ("Mother X", "Stepfather X")])
def test_one_teller_is_one_source_however_the_row_has_them(reported: tuple[str, ...], sources: set[str], people: tuple[str, ...]) -> None:
    rows = tuple(entry(agency=agency, reported_by=told, status=EvidenceStatus.REPORTED, text="It was loud", people=people)
                 for told, agency in zip(reported, HELD, strict=True))
    reading = Reading(history(entries=rows))
    assert reading.sources_of(rows) == sources
    if sources <= reading.family_labels:
        assert {reading.source_on(Theme.NEGLECT, row) for row in rows} <= reading.family_labels, "never the agency that wrote it down"


def test_how_much_counts_each_row_once_for_those_who_told_it_together() -> None:
    def held(*reported: str) -> str:
        return how_much(entry(agency=agency, reported_by=told, status=EvidenceStatus.REPORTED, text="It was loud")
                        for told, agency in zip(reported, HELD, strict=True)).removesuffix(", 3 unverified")

    both = "3 rows held by 3 agencies, 3 of them telling what Father X and Mother X said"
    assert held("Mother X; Father X", "Father X; Mother X", "Mother X and Father X") == both
    assert held("a neighbour", "neighbour", "A neighbour") == "3 rows held by 3 agencies, 3 of them telling what a neighbour said"
    assert held("Mother X; Father X", "Mother X", "Grandmother X") == "3 rows held by 3 agencies, 2 of them telling what Mother X said"


@pytest.mark.parametrize("who", ["Éloise", "محمد", "Shaun al-Amin", "Child X-1"])
def test_one_childs_words_in_three_agencies_are_one_source_whatever_the_name(who: str) -> None:
    rows = tuple(entry(agency=agency, text=f"{who} {says} he hit her", people=(who,))
                 for says, agency in zip(("says", "has said", "also told staff that"), HELD, strict=True))
    assert len(Reading(history(entries=rows)).sources_of(rows)) == 1


def test_what_three_agencies_saw_after_one_account_is_of_three() -> None:
    rows = _rows(f"{TOLD} PC 4411 noted swelling.", f"{TOLD} Dr Khan found a fracture.", f"{TOLD} Nursery staff saw a mark.")
    assert how_much(rows) == "3 rows from 3 agencies" and len(Reading(history(entries=rows)).sources_of(rows)) == 3
