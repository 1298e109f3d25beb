"""What a row of concern tells of: something that happened, or what is told apart from every count of incidents."""

import pytest

from dashboard.findings import assessment_outstanding, raised_risk_window, silence_without_sight, voice_unexplored
from dashboard.findings.reading import Reading
from dashboard.findings.told_apart import Apart, apart, apart_in_words
from dashboard.page_data.argument import argument_table
from data_models.agencies import Agency
from data_models.people import Whereabouts
from data_models.record import EvidenceStatus
from data_models.themes import Marker, Theme
from tests.findings.building import assessment, entry, history, link, plan, residence

OPINION = EvidenceStatus.PROFESSIONAL_OPINION
DRUGS = Theme.DRUG_MISUSE


@pytest.mark.parametrize(("words", "themes", "markers", "status", "kind"), [
    ("Called without notice: no answer.", (), (Marker.NO_ACCESS,), EvidenceStatus.FIRST_HAND, Apart.VISIT),
    ("Visit called off.", (), (Marker.REFUSAL, Marker.NO_ACCESS), EvidenceStatus.FIRST_HAND, Apart.VISIT),
    ("Did not come.", (), (Marker.MISSED_APPOINTMENT,), EvidenceStatus.FIRST_HAND, Apart.MISSED),
    ("Would not talk to us.", (), (Marker.REFUSAL,), EvidenceStatus.FIRST_HAND, Apart.REFUSAL),
    ("Mother X does not consent to our asking.", (), (Marker.REFUSAL,), EvidenceStatus.FIRST_HAND, Apart.RIGHT),
    ("Little sign of change.", (), (), OPINION, Apart.VIEW),
    ("Initial conference: drug tests set.", (DRUGS,), (), OPINION, Apart.SERVICE),
    ("Strategy discussion with police.", (DRUGS,), (), EvidenceStatus.FIRST_HAND, Apart.SERVICE),
    ("Staff gave a release date.", (Theme.DOMESTIC_ABUSE,), (), EvidenceStatus.REPORTED, Apart.SERVICE),
    ("A colleague told Mother X that a strategy meeting had been held.", (), (), EvidenceStatus.FIRST_HAND, Apart.SERVICE),
    ("Nothing is arranged for September.", (Theme.EDUCATION,), (), EvidenceStatus.REPORTED, Apart.SERVICE),
    # Each of these happened, whatever else its row tells.
    ("Medicine refused for three days.", (Theme.NEGLECT,), (Marker.REFUSAL,), EvidenceStatus.FIRST_HAND, None),
    ("Says she is suicidal; refuses review.", (Theme.ADULT_MENTAL_HEALTH,), (Marker.REFUSAL,), EvidenceStatus.REPORTED, None),
    ("Core group: Mother X says that she will take tablets.", (Theme.ADULT_MENTAL_HEALTH,), (), EvidenceStatus.FIRST_HAND, None),
    ("Core group: Child X1 had a bruised arm.", (Theme.PHYSICAL_ABUSE,), (), EvidenceStatus.FIRST_HAND, None),
    ("Diagnosis of depression.", (Theme.ADULT_MENTAL_HEALTH,), (), OPINION, None),
    ("Shouting at the door.", (), (), EvidenceStatus.FIRST_HAND, None),
])
def test_each_kind_is_known_by_its_coding_and_words(
    words: str, themes: tuple[Theme, ...], markers: tuple[Marker, ...], status: EvidenceStatus, kind: Apart | None,
) -> None:
    assert apart(entry("2020-01-01", *themes, text=words, markers=markers, status=status)) is kind


def test_an_incident_of_which_one_row_tells_what_happened_is_an_incident() -> None:
    rows = [
        entry("2020-01-01", ref="D", text="No answer", markers=[Marker.NO_ACCESS]), entry("2020-01-01", Theme.DOMESTIC_ABUSE, ref="H"),
        entry("2020-02-01", text="No answer", markers=[Marker.NO_ACCESS]),
    ]
    reading = Reading(history(entries=rows, links=[link("Police", "D", "I1"), link("Police", "H", "I1")]))
    assert len(reading.happened_of_concern) == 1
    assert apart_in_words(reading.concern_incidents) == "Told apart: 1 visit not completed"


def test_a_wait_and_a_plan_count_what_happened_alike_and_name_the_rest() -> None:
    rows = [
        entry("2020-02-01", Theme.NEGLECT, id="seen"), entry("2020-03-01", text="No answer", markers=[Marker.NO_ACCESS], id="door"),
        entry("2020-04-01", text="Does not consent", markers=[Marker.REFUSAL], id="right"), entry("2020-05-01", status=OPINION, id="view"),
    ]
    reading = Reading(history(entries=rows, assessments=[assessment("2020-01-01")], plans=[plan("2020-01-01")]))
    apart_ = "Told apart: 1 visit not completed, 1 use of a right and 1 professional’s view."
    finding, = assessment_outstanding.find(reading)
    assert f"Meanwhile 1 incident of concern from 1 source. {apart_}" in finding.statement
    assert {"seen", "door", "right", "view"} <= {fact.id for fact in finding.evidence}
    limbs = {row.cells[0]: row.cells for row in argument_table(reading, ()).rows}
    assert limbs["Harm"][4].startswith("1 incident of concern while any") and limbs["Harm"][4].endswith(apart_)
    since = limbs["Response to plans"][4]
    assert since.startswith("1 incident of concern since the earliest running plan") and since.endswith(apart_)


def test_a_time_of_change_names_meetings_beside_its_incidents() -> None:
    rows = [
        entry("2020-03-02", text="Release", markers=[Marker.RELEASE], people=("Stepfather X",), id="out"), entry("2020-03-05", DRUGS),
        entry("2020-03-06", DRUGS, text="Strategy discussion with police"),
    ]
    said = next(raised_risk_window.find(Reading(history(entries=rows, residences=[
        residence("2019-01-01", "Stepfather X", Whereabouts.CUSTODY, ended="2020-03-02")])))).statement
    assert "of concern (told apart: 1 meeting or act of a service);" in said


def test_a_meeting_is_no_incident_of_a_theme_and_what_a_child_takes_is_no_adults() -> None:
    rows = [
        entry("2019-06-01", DRUGS, id="police"),
        entry("2020-03-01", DRUGS, agency=Agency.SCHOOL, text="Strategy discussion about drugs"),
        entry("2020-04-01", DRUGS, agency=Agency.SCHOOL, text="Child X1 was asked about cannabis and laughed", people=("Child X1",)),
        entry("2020-05-01", DRUGS, agency=Agency.SCHOOL, text="Mother X smoking heroin", people=("Mother X",)),
        entry("2020-06-01", agency=Agency.SCHOOL, text="Quiet", people=("Child X1",), markers=[Marker.CHILD_VOICE]),
    ]
    silence, = silence_without_sight.find(Reading(history(entries=rows)))
    assert "In the same days 2 incidents of drug misuse are recorded from others" in silence.statement
    assert not [finding for finding in voice_unexplored.find(Reading(history(entries=rows))) if finding.key == "not-about:Child X1"]
    more = entry("2020-05-09", DRUGS, agency=Agency.SCHOOL, text="Mother X unwell after drugs", people=("Mother X",))
    finding, = (one for one in voice_unexplored.find(Reading(history(entries=[*rows, more]))) if one.key == "not-about:Child X1")
    assert "drug misuse (2 incidents)" in finding.statement
