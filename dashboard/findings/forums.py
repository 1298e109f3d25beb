"""The forums a history records: what each was asked and decided, whose papers it had, and what came after."""

from dataclasses import dataclass
from datetime import date

from dashboard.findings.in_words import listed
from dashboard.findings.reading import Reading, each_once
from data_models.agencies import Agency, agency_named
from data_models.dates import Order, When
from data_models.forum import AgencyView, Attendance, Attended, ForumDecision, MeetingKind, YesNo
from data_models.record import Fact


@dataclass(frozen=True, slots=True)
class Forum:
    """One sitting: its decisions share a reference and a date. ``key`` tells sittings apart, also where a reference is used twice.

    ``also``: references under which files tell of the same day, where what was signed here counts in their place.
    """

    key: str
    ref: str
    happened: When
    decisions: tuple[ForumDecision, ...]
    also: tuple[str, ...] = ()

    @property
    def papers(self) -> tuple[str, ...]:
        """Whose information was in the papers, as written."""
        return tuple(dict.fromkeys(paper for decision in self.decisions for paper in decision.papers_from))

    @property
    def name(self) -> str:
        if self.happened.undated:
            return f"the forum {self.ref}, undated"
        return f"the forum of {self.happened.in_words()}"

    def is_mine(self, ref: str) -> bool:
        return ref.strip().casefold() in {one.strip().casefold() for one in (self.ref, *self.also)}


def forums_of(reading: Reading) -> tuple[Forum, ...]:
    """Every sitting with a decision recorded, in order of date."""
    sittings: dict[tuple[str, date | None, date | None], list[ForumDecision]] = {}
    for decision in reading.history.decisions:
        day = decision.happened
        sittings.setdefault((decision.forum_ref.strip().casefold(), day.start, day.end), []).append(decision)
    refs = [ref for ref, _, _ in sittings]
    return tuple(
        Forum(
            key=decisions[0].forum_ref if refs.count(ref) == 1 else f"{decisions[0].forum_ref} {decisions[0].happened.in_words()}",
            ref=decisions[0].forum_ref, happened=decisions[0].happened, decisions=tuple(decisions),
            also=tuple(dict.fromkeys(
                row.forum_ref for row in reading.history.decisions_beside if row.happened.start == decisions[0].happened.start)),
        )
        for (ref, _, _), decisions in sittings.items()
    )


def views_for(reading: Reading, forum: Forum) -> tuple[AgencyView, ...]:
    return tuple(view for view in reading.history.views if forum.is_mine(view.forum_ref))


def word_from(reading: Reading, forum: Forum) -> dict[Agency, tuple[Attendance, ...]]:
    """Agencies recorded as at the forum or as having sent it a report: their information may have been heard there."""
    rows: dict[Agency, tuple[Attendance, ...]] = {}
    for row in reading.history.attendances:
        if not forum.is_mine(row.meeting_ref) or not (row.attended is Attended.ATTENDED or row.report is YesNo.YES):
            continue
        if row.who not in reading.family_labels and (agency := agency_named(row.who)):
            rows[agency] = (*rows.get(agency, ()), row)
    return rows


def forums_after(reading: Reading, happened: When) -> tuple[Fact, ...]:
    """Forum decisions and forum meetings certainly later than ``happened``; none where that has no date."""
    last = happened.end
    if last is None:
        return ()
    meetings = tuple(row for row in reading.history.meetings if row.kind is MeetingKind.CARE_PLANNING_FORUM)
    return tuple(row for row in each_once(reading.history.decisions, meetings) if row.happened.order(last) is Order.AFTER)


def asked_for(forum: Forum) -> str:
    return listed(dict.fromkeys(decision.asked_for.rstrip(".") for decision in forum.decisions))
