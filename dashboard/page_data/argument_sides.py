"""Both sides of a limb of the argument: what may be relied on, what is only told, and what really points the other way."""

from collections.abc import Iterable, Sequence

from dashboard.findings.in_words import counted, listed
from dashboard.findings.other_side import with_other_side
from dashboard.findings.own_outcomes import outcome_of
from dashboard.findings.reading import Reading, each_once
from dashboard.page_data.argument_cells import Cell, by_who_saw, evidence_of, in_turn, told
from data_models.assessment import Allegation, PoliceOutcome
from data_models.finding import Block, Finding, Kind
from data_models.hearsay import wholly_told
from data_models.record import Entry, EvidenceStatus, Fact, Nature
from data_models.themes import Marker, Theme

CARE_GIVEN = (
    Theme.NEGLECT, Theme.EMOTIONAL_ABUSE, Theme.PHYSICAL_ABUSE, Theme.SEXUAL_ABUSE, Theme.DRUG_MISUSE, Theme.ALCOHOL_MISUSE,
)
"""Themes of what a carer does or leaves undone. Under every other a named carer may only be the one harmed or ill."""
SUBSTANCES = (Theme.DRUG_MISUSE, Theme.ALCOHOL_MISUSE)
VIOLENCE = (Theme.DOMESTIC_ABUSE, Theme.ADULT_VIOLENCE)
RELIED_ON = tuple(status for status in EvidenceStatus if status.own_knowledge)
_ANSWERED = Kind(code="argument", title="", block=Block.CUMULATIVE, authority="", method="")
AGAINST = "Denied, taken back, disputed, not found so or not taken further."
STANDING = "Itself denied, disputed or not taken further."


def of_findings(found: Sequence[Finding], codes: tuple[str, ...]) -> tuple[Finding, ...]:
    return tuple(finding for finding in found if finding.kind.code in codes)


def of_care(reading: Reading, entry: Entry) -> bool:
    """True for a row coded to care given: being a victim of violence, ill or diagnosed is none. Drink or drugs in a row of violence between
    adults may be those of whoever did it to the carer named, so that the row is one of violence. A row that names no child is no care given
    where it names somebody who is no carer, or tells of a carer's own mental health and of no drink or drugs.
    """
    people = set(entry.people)
    ill = Theme.ADULT_MENTAL_HEALTH in entry.themes and set(SUBSTANCES).isdisjoint(entry.themes)
    if people.isdisjoint(reading.young_labels) and (people - reading.carer_labels or ill):
        return False
    themes = set(CARE_GIVEN) - set(SUBSTANCES) if of_violence(entry) else set(CARE_GIVEN)
    return not themes.isdisjoint(entry.themes)


def of_violence(entry: Entry) -> bool:
    """True for a row coded to abuse or violence between adults, of which it says in words alone who did it."""
    return not set(VIOLENCE).isdisjoint(entry.themes)


def may_be_relied_on(fact: Fact) -> bool:
    """False for what was denied, disputed or not taken further, by its coding or in its own words, for what is only reported or only told, and
    for an allegation of which no court found.

    Re J [2013] UKSC 9: likelihood rests on proved facts; suspicion is never added up into it.
    """
    if fact.status not in RELIED_ON:
        return False
    if isinstance(fact, Entry) and fact.status is not EvidenceStatus.FINDING and (Marker.ALLEGATION in fact.markers or came_to_nothing(fact)):
        return False
    return not (isinstance(fact, Entry) and fact.speaks_against) and not wholly_told(fact)


def came_to_nothing(entry: Entry) -> bool:
    """Whether a row is coded as denied, disputed or not taken further, or says in its own words that nothing was taken further."""
    return entry.speaks_against or bool(outcome_of(entry))


def evidence_cell(evidence: Sequence[Fact], rule: str) -> Cell:
    """Rows by who saw them; those that say themselves that they were denied, disputed or not taken further told apart."""
    denied = tuple(fact for fact in evidence if isinstance(fact, Entry) and came_to_nothing(fact))
    ids = {fact.id for fact in denied}
    return in_turn(("", tuple(fact for fact in evidence if fact.id not in ids)), (STANDING, denied), rule=rule)


def relied_cell(evidence: Sequence[Fact], rule: str) -> Cell:
    """Only what may be relied on is told as evidence; the rest stands after it, under its own words, and is in no number before them."""
    relied = tuple(fact for fact in evidence if may_be_relied_on(fact))
    aside = tuple(fact for fact in evidence if not may_be_relied_on(fact))
    if not aside:
        return in_turn(("", relied), rule=rule)
    said = f"Recorded and not relied on here: {counted(len(aside), 'row')} reported, told, disputed or not taken further. {by_who_saw(aside)}"
    return Cell(f"{told(relied, f'{rule}, in rows that may be relied on')} {said}", (*relied, *aside), aside)


def contrary_cell(reading: Reading, evidence: Sequence[Fact], own: Iterable[Finding], rule: str) -> Cell:
    """Every protective row, then what denies, takes back or closes what the evidence tells: a step that was taken is neither."""
    held = {fact.id for fact in evidence}
    protective = tuple(entry for entry in protective_rows(reading) if entry.id not in held)
    against = tuple(fact for fact in _answers(reading, evidence, own) if fact.id not in held)
    cell = in_turn(("Protective.", protective), (AGAINST, against), rule=f"the other side of {rule}")
    ended = [
        fact for fact in evidence
        if isinstance(fact, Allegation) and (fact.police_outcome.ended_without_charge or fact.police_outcome is PoliceOutcome.ACQUITTED)
    ]
    if not ended:
        return cell
    outcomes = listed(f"{row.happened.in_words()} ({row.police_outcome.label})" for row in ended)
    said = f"Of the allegations opposite: {outcomes}. That does not say whether it happened."
    return Cell(f"{cell.words} {said}", cell.facts)


def protective_rows(reading: Reading) -> tuple[Entry, ...]:
    """All that name a child or a carer, or nobody; repeats left out. One that names only others is about others."""
    own = {*reading.child_labels, *reading.carer_labels}
    return tuple(entry for entry in reading.protective_entries if not entry.people or not own.isdisjoint(entry.people))


def _answers(reading: Reading, evidence: Sequence[Fact], own: Iterable[Finding]) -> tuple[Fact, ...]:
    """Rows that speak against what these tell: of the same incident, beside the limb’s findings, or by the rule for every finding."""
    ids = {fact.id for fact in evidence}
    same = (entry for incident in reading.incidents if any(one.id in ids for one in incident.entries) for entry in incident.entries)
    by_rule, = with_other_side(reading, (Finding(kind=_ANSWERED, key="", statement="", evidence=tuple(evidence)),))
    beside = (fact for finding in own for fact in finding.contrary)
    return tuple(fact for fact in each_once(same, beside, by_rule.contrary) if _speaks_against(fact))


def _speaks_against(fact: Fact) -> bool:
    if isinstance(fact, Allegation):
        return fact.police_outcome is PoliceOutcome.ACQUITTED
    return isinstance(fact, Entry) and fact.speaks_against and fact.nature is not Nature.PROTECTIVE


def limb_sides(reading: Reading, found: Sequence[Finding], codes: tuple[str, ...], rule: str, *, relied: bool = False) -> tuple[Cell, Cell]:
    """Evidence and contrary cell of a limb that rests on findings of these codes. ``relied``: only what may be relied on is its evidence."""
    own = of_findings(found, codes)
    # A plan, a closure or an assessment agreed is a step that was taken: no evidence of harm, nor that it goes on.
    evidence = tuple(fact for fact in evidence_of(own) if isinstance(fact, Entry | Allegation))
    return (relied_cell if relied else evidence_cell)(evidence, rule), contrary_cell(reading, evidence, own, rule)
