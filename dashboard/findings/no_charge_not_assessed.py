"""Allegations that ended without charge, with no risk assessment and no review strategy meeting recorded since."""

from collections import defaultdict
from collections.abc import Iterator

from dashboard.findings.reading import Reading, counted, listed
from data_models.assessment import Allegation, Assessment
from data_models.dates import Order
from data_models.finding import Block, Finding, Kind
from data_models.forum import MeetingKind, YesNo
from data_models.plan import Party
from data_models.record import EvidenceStatus, Fact

KIND = Kind(
    code="no-charge-not-assessed",
    title="No charge, and the risk not assessed",
    block=Block.MULTI_AGENCY,
    authority="Review learning point 3, §4.20–4.23; Re B [2008] UKHL 35",
    method="Allegations about one person that the police record as ended without charge, the assessments of that person whose kind names "
    "risk, and review strategy meetings after the first outcome. No charge does not say whether it happened.",
)


def find(reading: Reading) -> Iterator[Finding]:
    by_person: dict[str, list[Allegation]] = defaultdict(list)
    for allegation in reading.history.allegations:
        if allegation.police_outcome.ended_without_charge:
            by_person[allegation.about].append(allegation)
    for person, allegations in by_person.items():
        finding = _finding(reading, person, tuple(allegations))
        if finding:
            yield finding


def _finding(reading: Reading, person: str, allegations: tuple[Allegation, ...]) -> Finding | None:
    assessments = tuple(row for row in reading.history.assessments if row.about == person and "risk" in row.kind.casefold())
    if any(not row.completed.undated for row in assessments):
        return None
    since = min((row.happened.start for row in allegations if row.happened.start), default=None)
    reviews = [
        meeting for meeting in reading.history.meetings
        if meeting.kind is MeetingKind.REVIEW_STRATEGY and (since is None or meeting.happened.order(since) is not Order.BEFORE)
    ]
    if reviews:
        return None
    themes = listed(dict.fromkeys(row.theme.label.lower() for row in allegations))
    makers = listed(dict.fromkeys(row.made_by for row in allegations))
    unexplained = sum(1 for row in allegations if row.reason_obtained is not YesNo.YES)
    text = (
        f"{counted(len(allegations), 'allegation')} of {themes} about {person}, made by {makers}, ended without charge. "
        f"No completed assessment of the risk from {person} is recorded, and no review strategy meeting."
    )
    if assessments:
        text += f" Agreed and not completed: {listed(_agreed(row) for row in assessments)}."
    others = tuple(row for row in reading.history.allegations if row.about == person and row not in allegations)
    if others:
        text += f" {counted(len(others), 'further allegation')} with no such outcome recorded."
    themes_named = {row.theme for row in allegations}
    contrary: tuple[Fact, ...] = tuple(
        entry for entry in reading.history.entries
        if themes_named & set(entry.themes)
        and (entry in reading.protective_entries or entry.evidence_status is EvidenceStatus.DISPUTED)
    )
    evidence: tuple[Fact, ...] = (*allegations, *assessments)
    return Finding(
        kind=KIND, key=person, statement=text, attributed=Party.SERVICE, children=reading.child_labels,
        evidence=evidence, contrary=contrary,
        not_recorded=(
            *((f"The reason for no charge is not recorded as obtained for {unexplained} of {len(allegations)}.",) if unexplained else ()),
            "Whether any allegation is true is not established by this record, either way.",
            *reading.notes(evidence),
        ),
    )


def _agreed(assessment: Assessment) -> str:
    return f"{assessment.kind[:1].lower()}{assessment.kind[1:]}, agreed {assessment.happened.in_words()}"
