"""What a confirmed code adds to an entry: a theme that was looked for and not found is never made a concern."""

from dataclasses import replace

import pytest

from dashboard.findings.reading import Reading
from dashboard.page_data import codings as of_codings
from dashboard.page_data.codings import with_codings
from data_models.history import History
from data_models.record import Entry, EvidenceStatus, Nature
from data_models.suggestion import Coding, CodingDecision, SuggestionKind
from data_models.themes import Marker, Theme
from tests.findings.building import entry, history

DRINK, DRUGS = Theme.ALCOHOL_MISUSE, Theme.DRUG_MISUSE


def _coding(of: Entry, theme: Theme, nature: Nature) -> Coding:
    return Coding(
        id=f"c-{of.id}-{theme.value}", entry_id=of.id, coded=SuggestionKind.THEME, code=theme.value, decision=CodingDecision.CONFIRMED, nature=nature)


def _concerns(coded: tuple[object, ...]) -> set[Theme]:
    held: History = history(entries=[one for one in coded if isinstance(one, Entry)])
    return set(Reading(held).concerns)


def _drunk(nature: Nature) -> Entry:
    return entry("2020-03-04", *([DRINK] if nature is Nature.CONCERN else []), text="Drunk at the gate; no sign of drugs", nature=nature)


@pytest.mark.parametrize("nature", [Nature.CONCERN, Nature.CONTEXT])
def test_a_confirmed_absence_is_no_concern_beside_one_that_is(nature: Nature) -> None:
    row = _drunk(nature)
    coded = with_codings([row], [_coding(row, DRINK, Nature.CONCERN), _coding(row, DRUGS, Nature.PROTECTIVE)])
    assert _concerns(coded) == {DRINK}
    assert isinstance(coded[0], Entry) and coded[0].nature is Nature.CONCERN and DRUGS not in (*coded[0].themes, *coded[0].confirmed)


def test_an_absence_that_the_agencys_category_names_is_no_concern_where_a_person_gave_the_direction() -> None:
    answers = (DRINK, Nature.CONCERN), (DRUGS, Nature.PROTECTIVE)
    row = entry("2020-03-04", DRUGS, text="Drunk at the gate; no sign of drugs", nature=Nature.CONTEXT)
    coded = with_codings([row], [_coding(row, *answer) for answer in answers])
    assert _concerns(coded) == {DRINK} and isinstance(coded[0], Entry) and coded[0].themes == (DRINK,)
    agencys = replace(row, nature=Nature.CONCERN)
    assert _concerns(with_codings([agencys], [_coding(row, *answer) for answer in answers])) == {DRINK, DRUGS}, "the agency said so itself"
    other = with_codings([row], [_coding(row, *answers[1])])
    assert isinstance(other[0], Entry) and other[0].themes == (DRUGS,) and not _concerns(other)


def test_a_confirmed_absence_by_itself_stands_on_the_other_side() -> None:
    row = entry("2020-03-04", text="No sign of drugs", nature=Nature.CONTEXT)
    coded = with_codings([row], [_coding(row, DRUGS, Nature.PROTECTIVE)])
    assert isinstance(coded[0], Entry) and (coded[0].nature, coded[0].themes) == (Nature.PROTECTIVE, (DRUGS,)) and not _concerns(coded)


def test_the_check_finds_the_fault_planted(monkeypatch: pytest.MonkeyPatch) -> None:
    """As it was: every confirmed theme took the direction of its entry."""
    def every_theme(of: Entry, answers: list[Coding]) -> Entry:
        return replace(of, themes=(*of.themes, *(Theme(answer.code) for answer in answers if Theme(answer.code) not in of.themes)))

    monkeypatch.setattr(of_codings, "_coded", every_theme)
    row = _drunk(Nature.CONCERN)
    assert _concerns(with_codings([row], [_coding(row, DRUGS, Nature.PROTECTIVE)])) == {DRINK, DRUGS}


def test_what_a_parent_disputes_is_no_concern_for_naming_it() -> None:
    words = {"text": "Said that she invents things to hurt her", "nature": Nature.CONTEXT}
    disputed = entry("2019-03-14", markers=[Marker.SELF_REPORT], status=EvidenceStatus.DISPUTED, **words)
    told = entry("2019-03-14", markers=[Marker.SELF_REPORT], **words)
    for row, nature in ((disputed, Nature.CONTEXT), (told, Nature.CONCERN)):
        coded = with_codings([row], [_coding(row, DRUGS, Nature.CONCERN)])[0]
        assert isinstance(coded, Entry) and coded.nature is nature and DRUGS in coded.themes
