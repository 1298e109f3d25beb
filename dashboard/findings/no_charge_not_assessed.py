"""Allegations that ended without charge, with no risk assessment and no review strategy meeting recorded since they were made."""

from collections import defaultdict
from collections.abc import Iterator

from dashboard.findings.in_words import counted, in_sentence, listed
from dashboard.findings.reading import Reading, each_once, names, people_in
from data_models.assessment import Allegation, Assessment
from data_models.dates import Order, When
from data_models.denials import outcome_tells_of_a_denial
from data_models.finding import Block, Finding, Kind
from data_models.forum import Meeting, MeetingKind, YesNo
from data_models.plan import Party
from data_models.record import Entry, Fact
from data_models.themes import Marker, Theme

KIND = Kind(
    code="no-charge-not-assessed",
    title="No charge, and no assessment whose title names risk recorded",
    block=Block.MULTI_AGENCY,
    authority="Review learning point 3, §4.20–4.23; Re B [2008] UKHL 35",
    method="Allegations about one person that the police record as ended without charge. An allegation is answered by an assessment of that "
    "person whose kind names risk, or by a review strategy meeting, completed or held on the day it was made or later (or on a date too "
    "loose to say it was earlier). Those with no answer are listed. Beside them, dated since the first: every completed assessment of that person, "
    "section 47 enquiries, and strategy discussions not recorded as about others only; whether any of them looked at the risk is in its own words. "
    "No charge does not say whether "
    "it happened.",
)


def find(reading: Reading) -> Iterator[Finding]:
    by_person: dict[str, list[Allegation]] = defaultdict(list)
    for allegation in reading.history.allegations:
        by_person[allegation.about].append(allegation)
    for person, allegations in by_person.items():
        assessments = risk_assessments_of(reading, person)
        reviews = reviews_about(reading, person)
        answers = (*((row.completed, row) for row in assessments if not row.completed.undated), *((row.happened, row) for row in reviews))
        unanswered = tuple(
            row for row in allegations
            if row.police_outcome.ended_without_charge and not any(answered_by(when, row) for when, _ in answers)
        )
        if unanswered:
            yield _finding(reading, person, unanswered, tuple(allegations), assessments, tuple(fact for _, fact in answers))


def risk_assessments_of(reading: Reading, person: str) -> tuple[Assessment, ...]:
    """Assessments of this person whose kind names risk, completed or not."""
    return tuple(row for row in reading.history.assessments if names(row.about, person) and "risk" in row.kind.casefold())


def answered_by(when: When, allegation: Allegation) -> bool:
    """True for something dated when the allegation was made or later, or too loosely to say that it was earlier."""
    made = allegation.happened.start
    return made is None or when.order(made) is not Order.BEFORE


def reviews_about(reading: Reading, person: str) -> tuple[Meeting, ...]:
    """Review strategy meetings, unless one is recorded as concerning other family members only."""
    others = {label.casefold() for label in reading.family_labels} - {person.casefold()}
    return tuple(
        meeting for meeting in reading.history.meetings
        if meeting.kind is MeetingKind.REVIEW_STRATEGY
        and (names(meeting.concerning, person) or not others.issuperset(people_in(meeting.concerning)) or not meeting.concerning.strip())
    )


def _finding(
    reading: Reading, person: str, unanswered: tuple[Allegation, ...], all_about: tuple[Allegation, ...],
    assessments: tuple[Assessment, ...], earlier: tuple[Fact, ...],
) -> Finding:
    themes = {row.theme for row in unanswered}
    unexplained = sum(1 for row in unanswered if row.reason_obtained is not YesNo.YES)
    open_or_declined = tuple(row for row in assessments if row.completed.undated)
    chosen = {row.id for row in unanswered}
    others = tuple(row for row in all_about if row.id not in chosen)
    text = (
        f"{counted(len(unanswered), 'allegation')} of {listed(dict.fromkeys(row.theme.label.lower() for row in unanswered))} about {person}, made by "
        f"{listed(dict.fromkeys(row.made_by for row in unanswered))}, ended without charge. No completed assessment of {person} whose title names "
        f"risk is recorded since, and no review strategy meeting."
    )
    if open_or_declined:
        text += f" With no completion recorded: {listed(_agreed(row) for row in open_or_declined)}."
    looked_at = _looked_at(reading, person, unanswered, {row.id for row in (*open_or_declined, *earlier)})
    if looked_at:
        text += f" Also recorded since, and not titled so: {'; '.join(_in_words(row) for row in looked_at)}."
    if others:
        text += f" {counted(len(others), 'other allegation')} about {person} {'is' if len(others) == 1 else 'are'} recorded."
    other_side = (entry for theme in Theme if theme in themes for entry in reading.contrary_on(theme))
    taken_back = tuple(
        entry for entry in reading.history.entries
        if Marker.RETRACTION in entry.markers and not entry.themes and (person in entry.people or not entry.people)
    )
    answered = tuple(row for row in unanswered if row.response)
    evidence: tuple[Fact, ...] = (*unanswered, *open_or_declined, *others)
    return Finding(
        kind=KIND, key=person, subject=person, statement=text, children=reading.child_labels,
        attributed=Party.SERVICE if all(row.declined.undated for row in open_or_declined) else None,
        evidence=evidence, contrary=each_once(earlier, looked_at, other_side, taken_back),
        not_recorded=(
            *(f"Recorded in answer to the allegation of {row.happened.in_words()}: {row.response.rstrip('.')}." for row in answered),
            *(f"Recorded in answer, {row.happened.in_words()}, {row.agency.label}: {row.action_outcome.rstrip('.')}."
              for row in _denied(reading, person, unanswered)),
            *((f"The reason for no charge is not recorded as obtained for {unexplained} of {len(unanswered)}.",) if unexplained else ()),
            *((f"An assessment or review strategy meeting is recorded before these were made: {listed(_dated(row) for row in earlier)}.",)
              if earlier else ()),
            "Whether any allegation is true is not established by this record, either way.",
            *reading.notes(evidence),
        ),
    )


def _denied(reading: Reading, person: str, unanswered: tuple[Allegation, ...]) -> Iterator[Entry]:
    """Rows of concern about this person and theme, since the first was made, whose outcome tells a denial: the row itself tells the allegation."""
    themes, starts = {row.theme for row in unanswered}, [row.happened.start for row in unanswered if row.happened.start]
    for entry in reading.history.entries:
        if person in entry.people and not themes.isdisjoint(entry.themes) and not entry.speaks_against and outcome_tells_of_a_denial(
                entry.action_outcome) and not (starts and entry.happened.order(min(starts)) is Order.BEFORE):
            yield entry


def _looked_at(reading: Reading, person: str, unanswered: tuple[Allegation, ...], told: set[str]) -> tuple[Assessment | Meeting, ...]:
    """What may have looked at it under another title, since the first allegation was made or on a date too loose to say that it was earlier."""
    starts = [row.happened.start for row in unanswered]
    first = None if None in starts else min(day for day in starts if day)
    makers = {row.made_by for row in unanswered}
    own = {label.casefold() for label in (person, *makers, *reading.child_labels)}
    others = {label.casefold() for label in reading.family_labels} - own
    assessments = (
        row for row in reading.history.assessments
        if (names(row.about, person) and not row.completed.undated)
        or (row.section_47 and any(names(row.about, label) for label in (person, *makers, *reading.child_labels)))
    )
    discussions = (
        row for row in reading.history.meetings
        if row.kind.is_strategy and not (row.concerning.strip() and others.issuperset(people_in(row.concerning)))
    )
    dated: list[tuple[Assessment | Meeting, When]] = [(row, (row.waiting_since if row.completed.undated else row.completed)) for row in assessments]
    dated += [(row, row.happened) for row in discussions]
    return tuple(
        row for row, when in dated
        if row.id not in told and (first is None or when.order(first) is not Order.BEFORE)
    )


def _in_words(row: Assessment | Meeting) -> str:
    if isinstance(row, Meeting):
        return f"{row.kind.label}{f' about {row.concerning}' if row.concerning else ''}, {row.happened.in_words()}"
    ended = f"completed {row.completed.in_words()}" if not row.completed.undated else "no completion recorded"
    return f"{row.kind[:1].lower()}{row.kind[1:]} of {row.about}, {ended}"


def _agreed(assessment: Assessment) -> str:
    if assessment.declined.undated:
        return f"{in_sentence(assessment.kind)}, decided on {assessment.happened.in_words()}"
    by = f" by {assessment.declined_by}" if assessment.declined_by else ""
    return f"{in_sentence(assessment.kind)}, decided on {assessment.happened.in_words()}, declined{by} {assessment.declined.in_words()}"


def _dated(fact: Fact) -> str:
    if isinstance(fact, Assessment):
        return f"{in_sentence(fact.kind)}, completed {fact.completed.in_words()}"
    return f"review strategy meeting, {fact.happened.in_words()}"
