"""What has changed since the last forum decision: what is new, what is older and only new to us, and what changed, was withdrawn or is disputed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from datetime import date, timedelta
from enum import StrEnum

import pandas as pd

from dashboard.findings.assessment_outstanding import changes_of, days_waiting
from dashboard.findings.reading import Reading, counted, listed
from dashboard.page_data.table_view import TableRow, TableView, status_in_words
from data_models.assessment import Allegation, Assessment, AssessmentChange
from data_models.challenge import CHALLENGE_DESK
from data_models.dates import Order, When, day_in_words
from data_models.forum import AgencyView, ForumDecision, InformationRequest
from data_models.history import History
from data_models.incidents import Episode, Incident, episodes_of
from data_models.people import Identifier, Person, PersonLink, StatusPeriod
from data_models.plan import ActionReview, Plan
from data_models.record import Entry, Fact, IncidentLink, Nature
from data_models.suggestion import Coding
from data_models.themes import Theme

RATE_DAYS, BEFORE_DAYS, SHORTEST, FEWEST = 90, 365, 30, 5
"""Episodes are told per 90 days; before is the year up to the forum. Under 30 days since, or under 5 episodes in both, nothing is compared."""
RATE_COLUMNS = ("theme", "before", "since", "before_rate", "since_rate", "few", "before_ids", "since_ids")
_SAY_NOTHING_OF_AN_EVENT = (Person, Identifier, PersonLink, IncidentLink, Coding)
_NOT_COMPARED = frozenset({"id", "source", "agency_name", "known_on", "people_raw", "confirmed"})


@dataclass(frozen=True)
class SinceView:
    """``decision`` is None where no forum decision is recorded before the date; then only ``sentence`` says anything."""

    decision: ForumDecision | None
    heading: str
    sentence: str
    reasons: TableView
    new: TableView
    older: TableView
    changed: TableView
    chart_heading: str
    chart_sentence: str
    paragraph: str
    rates: pd.DataFrame
    rate_table: TableView
    before_days: int
    since_days: int


def last_forum(history: History) -> ForumDecision | None:
    """The latest forum decision certainly before the date: on its own day nothing can be since it."""
    return next((row for row in reversed(history.decisions) if row.happened.end and row.happened.end < history.as_at), None)


def since_view(now: Reading, known_on: Callable[[date], History]) -> SinceView:
    """``known_on``: the same family for the same reader, as known on an earlier day."""
    history = now.history
    decision = last_forum(history)
    if decision is None or decision.happened.end is None:
        return _nothing(history)
    day = decision.happened.end
    then = known_on(day)
    new, older = _fresh(now, then, day)
    lists = lists_since(now, then, day)
    rates = _rates(now, day)
    return SinceView(
        decision=decision, heading=f"Since the forum: {len(new)} new, {len(older)} older newly disclosed",
        sentence=_sentence(history, decision, new, older, lists.changed), reasons=_reasons(now, decision),
        new=lists.new, older=lists.older, changed=lists.changed,
        chart_heading=_chart_heading(rates), chart_sentence=_chart_sentence(rates), paragraph=_paragraph(then, rates, day),
        rates=pd.DataFrame([
            (row.theme.label, len(row.before), len(row.since), rates.rate_before(row), rates.rate_since(row), rates.few(row),
             _ids(row.before), _ids(row.since)) for row in rates.themes
        ], columns=list(RATE_COLUMNS)),
        rate_table=_rate_table(rates), before_days=rates.before_days, since_days=rates.since_days,
    )


@dataclass(frozen=True, slots=True)
class SinceLists:
    """What is new, what is older and only newly disclosed, and what changed, was withdrawn or is now disputed."""

    new: TableView
    older: TableView
    changed: TableView


def lists_since(now: Reading, then: History, day: date) -> SinceLists:
    """The three lists between what was known ``then``, on ``day``, and ``now``: since a forum, or since a submission was sealed."""
    new, older = _fresh(now, then, day)
    return SinceLists(
        new=TableView(f"New: happened after {day_in_words(day)}", _NEW_HEADINGS, tuple(TableRow(_cells(one), _ids_of(one)) for one in new)),
        older=_older_table(older, _further(now, then), day), changed=_changed(now, then),
    )


def _fresh(now: Reading, then: History, day: date) -> tuple[list[Incident], list[Incident]]:
    """Incidents of which nothing was known then: those that happened after the day, and those not known to have."""
    fresh = [
        incident for incident in now.incidents
        if not any(then.fact(entry.id) for entry in (*incident.entries, *incident.echoes))
        and any(entry.source_of_information != CHALLENGE_DESK for entry in incident.entries)  # a challenge is no incident of the family
    ]
    after = [incident for incident in fresh if incident.happened.order(day) is Order.AFTER]
    return after, [incident for incident in fresh if incident.happened.order(day) is not Order.AFTER]


def _nothing(history: History) -> SinceView:
    on_the_day = [row for row in history.decisions if row.happened.end == history.as_at]
    said = (
        f"The forum of {day_in_words(history.as_at)} is the first recorded: on its own day nothing can be since it." if on_the_day
        else "No forum decision before this date is recorded. A Forum decisions sheet of the template would show here what has changed since."
    )
    empty = TableView("", (), ())
    return SinceView(None, "Since the last forum decision", said, empty, empty, empty, empty, "", "", "", pd.DataFrame(columns=list(RATE_COLUMNS)),
                     empty, 0, 0)


def _sentence(history: History, decision: ForumDecision, new: list[Incident], older: list[Incident], changed: TableView) -> str:
    concern = sum(1 for incident in new if incident.nature is Nature.CONCERN)
    protective = sum(1 for incident in new if incident.nature is Nature.PROTECTIVE)
    day = decision.happened.end or history.as_at
    unplaced = sum(1 for incident in older if incident.happened.order(day) is Order.NOT_KNOWN)
    return (
        f"Since the forum of {decision.happened.in_words()}, {counted((history.as_at - day).days, 'day')}: {counted(len(new), 'new incident')} "
        f"({concern} of concern, {protective} protective, {len(new) - concern - protective} neither); "
        f"{counted(len(older) - unplaced, 'older incident')} newly disclosed"
        + (f", and {unplaced} newly disclosed whose date does not say whether it was before or after" if unplaced else "")
        + f"; {counted(len(changed.rows), 'change')} of status, outcome or date. "
        f"The reasons then given: {decision.reasons.rstrip('.') or 'none recorded'}."
    )


_NEW_HEADINGS = ("Happened", "Known on", "Held by", "Points to", "Who saw it", "What was recorded")


def _cells(incident: Incident) -> tuple[str, ...]:
    more = len(incident.entries) + len(incident.echoes) - 1
    known = [entry.known_on for entry in (*incident.entries, *incident.echoes)]
    first = min((day for day in known if day), default=None)
    return (
        incident.happened.in_words(), day_in_words(first) if first else "not recorded", ", ".join(agency.label for agency in incident.agencies),
        incident.nature.value, status_in_words(incident.status), incident.entries[0].text + (f" (and {counted(more, 'more row')})" if more else ""),
    )


def _older_table(older: list[Incident], further: list[tuple[Incident, list[Entry]]], day: date) -> TableView:
    words = {Order.BEFORE: "before it", Order.ON: "on its day", Order.NOT_KNOWN: "before or after is not known"}
    rows = [TableRow((words[incident.happened.order(day)], *_cells(incident)), _ids_of(incident)) for incident in older]
    rows += [
        TableRow(("more told of an incident already known", *_cells(Incident(incident.id, tuple(entries)))), " ".join(entry.id for entry in entries))
        for incident, entries in further
    ]
    caption = f"New to us, and not known to have happened after {day_in_words(day)}"
    return TableView(caption, ("Against the forum", *_NEW_HEADINGS), tuple(rows))


def _further(now: Reading, then: History) -> list[tuple[Incident, list[Entry]]]:
    """Incidents known at the forum of which another row has come since; rows that only repeat are not more told."""
    found = []
    for incident in now.incidents:
        told = [entry for entry in incident.entries if then.fact(entry.id) is None]
        if told and len(told) < len(incident.entries) + sum(1 for echo in incident.echoes if then.fact(echo.id)):
            found.append((incident, told))
    return found


class _Change(StrEnum):
    WITHDRAWN = "withdrawn"
    DISPUTED = "denied, disputed or not taken further"
    STATUS = "status or outcome"
    CORRECTED = "corrected"
    DATE = "date set or moved"
    ADDED = "added to the record"


_STATUS_FIELDS = frozenset({
    "evidence_status", "completed", "declined", "started", "police_outcome", "police_outcome_on", "reason_obtained", "result", "replied", "received",
    "view", "ended", "end_reason", "outcome", "action_status", "markers", "nature", "step_decision", "court_application",
})
_SAID_ANEW = (StatusPeriod, AssessmentChange, InformationRequest, AgencyView, ActionReview, Plan, Assessment, Allegation)
"""Kinds of row that tell of a status when they are new. Visits and meetings are contacts and are counted beside the picture."""


def _changed(now: Reading, then: History) -> TableView:
    rows: list[tuple[date, TableRow]] = []
    for fact in now.history.facts():
        if isinstance(fact, _SAY_NOTHING_OF_AN_EVENT):
            continue
        before = then.fact(fact.id)
        if before is None:
            if kind := _anew(fact):
                rows.append((_day(fact), TableRow((kind.value, fact.happened.in_words(), "not in the record", _told(now, fact)), fact.id)))
        elif before != fact and (differences := _differences(before, fact)):
            rows.append((_day(fact), TableRow(
                (_kind(fact, {name for name, *_ in differences}).value, fact.happened.in_words(),
                 f"{_told(now, before)} {'; '.join(f'{_word(name)}: {old}' for name, old, _ in differences)}",
                 "; ".join(f"{_word(name)}: {new}" for name, _, new in differences)), fact.id,
            )))
    rows += [
        (_day(fact), TableRow((_Change.WITHDRAWN.value, fact.happened.in_words(), fact.text, "no longer stands in the record")))
        for fact in then.facts() if not isinstance(fact, _SAY_NOTHING_OF_AN_EVENT) and now.history.fact(fact.id) is None
    ]
    return TableView(
        "Changed: status, outcome or date; withdrawn; now denied or disputed", ("Kind", "Dated", "As known at the forum", "As known on this date"),
        tuple(row for _, row in sorted(rows, key=lambda item: item[0])),
    )


def _anew(fact: Fact) -> _Change | None:
    if isinstance(fact, Entry):
        return _Change.DISPUTED if fact.speaks_against else None
    if isinstance(fact, AssessmentChange):
        return _Change.DATE
    if isinstance(fact, StatusPeriod | ActionReview):
        return _Change.STATUS
    return _Change.ADDED if isinstance(fact, _SAID_ANEW) else None


def _kind(fact: Fact, names: set[str]) -> _Change:
    if isinstance(fact, Entry) and fact.speaks_against and names & {"evidence_status", "markers"}:
        return _Change.DISPUTED
    if names & _STATUS_FIELDS:
        return _Change.STATUS
    return _Change.DATE if names <= {"due", "return_on", "new_due"} else _Change.CORRECTED


def _differences(before: Fact, now: Fact) -> list[tuple[str, str, str]]:
    """(field, words then, words now) for what differs, bookkeeping left out."""
    return [
        (field.name, _words(getattr(before, field.name)), _words(getattr(now, field.name)))
        for field in fields(now)
        if field.name not in _NOT_COMPARED and not field.metadata.get("derived") and getattr(before, field.name) != getattr(now, field.name)
    ]


def _words(value: object) -> str:
    if isinstance(value, When):
        return "not recorded" if value.undated and not value.raw else value.in_words()
    if isinstance(value, tuple):
        return listed(_words(part) for part in value) or "none"
    if isinstance(value, StrEnum):
        return str(getattr(value, "label", value.value.replace("_", " ")))
    return str(value) or "not recorded"


def _word(name: str) -> str:
    return {"evidence_status": "who saw it", "happened": "date", "action_status": "status"}.get(name, name.replace("_", " "))


def _told(now: Reading, fact: Fact) -> str:
    """The row in words; a moved date under its assessment's own name, a review under its action's."""
    if isinstance(fact, ActionReview):
        named = next((row.action for row in now.history.actions if row.action_ref.casefold() == fact.action_ref.casefold()), fact.action_ref)
        return f"“{named}” reviewed: {fact.action_status.label.lower()}{f'; {fact.evidence}' if fact.evidence else ''}".rstrip(".") + "."
    if isinstance(fact, AssessmentChange):
        names = {row.assessment_ref: f"{row.kind} of {row.about}" for row in now.history.assessments}
        new = fact.new_due.in_words() if not fact.new_due.undated else "no new date"
        reason = f"{fact.reason or 'reason not recorded'} ({fact.reason_kind.label})"
        return f"{names.get(fact.assessment_ref, fact.assessment_ref)}: {new} set; {reason}."
    return f"{fact.text.rstrip('.')}."


def _day(fact: Fact) -> date:
    return fact.happened.end or date.max


def _reasons(now: Reading, decision: ForumDecision) -> TableView:
    """What the forum said, and the state today of each part of it that a row can show. A reason in words is not read for a state."""
    rows = [
        TableRow(("Reason given", reason, "In words: what bears on it today is below and in the lists"), decision.id)
        for part in decision.reasons.split(";") if (reason := part.strip())
    ] or [TableRow(("Reason given", "none recorded", "–"), decision.id)]
    for part in (part.strip() for part in decision.awaiting.split(";") if part.strip()):
        found = [row for row in now.history.assessments if row.meant_by(part)]
        rows += [TableRow(("Awaited", f"{row.kind} of {row.about}", _state(now, row)), f"{row.id} {decision.id}") for row in found]
        if not found:
            rows.append(TableRow(("Awaited", part, "No assessment of this reference is recorded, so its state is not known"), decision.id))
    rows += [
        TableRow(("Return to the forum", _or_none(decision.return_on), _returned(now, decision)), decision.id),
        TableRow(("Due", _or_none(decision.due), _passed(decision.due, now.as_at)), decision.id),
        TableRow(("Owner", decision.owner or "none recorded", "–"), decision.id),
        TableRow(("Fallback if it did not come", decision.fallback or "none recorded", "–"), decision.id),
    ]
    return TableView(f"What the forum of {decision.happened.in_words()} gave as its reasons, and the state of each today",
                     ("What", "Then", "On this date"), tuple(rows))


def _or_none(when: When) -> str:
    return when.in_words() if not when.undated else "none recorded"


def _passed(when: When, as_at: date) -> str:
    if when.end is None:
        return "–"
    return f"{counted((as_at - when.end).days, 'day')} past" if when.end < as_at else "not yet past"


def _returned(now: Reading, decision: ForumDecision) -> str:
    later = [row for row in now.history.decisions if row.id != decision.id and row.happened.start and decision.happened.end
             and row.happened.start > decision.happened.end]
    return f"Returned {later[0].happened.in_words()}" if later else "No later forum decision is recorded"


def _state(now: Reading, row: Assessment) -> str:
    if not row.completed.undated:
        return f"Completed {row.completed.in_words()}" + (f": {row.result}" if row.result else "")
    if not row.declined.undated:
        return f"Declined {row.declined.in_words()}" + (f" by {row.declined_by}" if row.declined_by else "")
    days, moves = days_waiting(now, row), changes_of(now, row)
    said = "No completion recorded" + (f", {counted(days, 'day')} since it was requested" if days is not None and not row.requested.undated else "")
    said += f"; started {row.started.in_words()}" if not row.started.undated else "; no start recorded"
    due = moves[-1].new_due if moves else row.due
    return said + (f"; due {due.in_words()}" if not due.undated else "; no date is now set") + f"; date set or moved {counted(len(moves), 'time')}"


@dataclass(frozen=True, slots=True)
class _ThemeRate:
    theme: Theme
    before: tuple[Episode, ...]
    since: tuple[Episode, ...]


@dataclass(frozen=True, slots=True)
class _Rates:
    """Episodes by theme in the two periods; contacts in each. ``straddling``: incidents whose date reaches across the forum, in neither."""

    themes: tuple[_ThemeRate, ...]
    before_days: int
    since_days: int
    contacts_before: tuple[Fact, ...]
    contacts_since: tuple[Fact, ...]
    straddling: int

    def rate_before(self, row: _ThemeRate) -> float:
        return _rate(len(row.before), self.before_days)

    def rate_since(self, row: _ThemeRate) -> float:
        return _rate(len(row.since), self.since_days)

    def few(self, row: _ThemeRate) -> bool:
        return len(row.before) + len(row.since) < FEWEST or min(self.before_days, self.since_days) < SHORTEST


def _rate(number: int, days: int) -> float:
    return number * RATE_DAYS / days if days else 0.0


def _in_words(rate: float) -> str:
    """To one place; what is not nothing is never printed as nothing."""
    return f"{rate:.1f}" if rate >= 0.05 or not rate else "under 0.1"


def _rates(now: Reading, day: date) -> _Rates:
    starts = [entry.happened.start for entry in now.history.entries if entry.happened.start and entry.nature is not Nature.CONTEXT]
    first = max(min(starts, default=day), day - timedelta(days=BEFORE_DAYS))
    rows, straddling = [], set()
    for theme, incidents in now.concerns.items():
        # Collapsed within each period: a loose date between the two must not swallow a certain one.
        before = episodes_of(one for one in incidents if one.happened.certainly_within(first, day))
        since = episodes_of(one for one in incidents if one.happened.order(day) is Order.AFTER)
        straddling |= {one.id for one in incidents if not one.happened.undated and one.happened.order(day) is Order.NOT_KNOWN}
        if before or since:
            rows.append(_ThemeRate(theme, before, since))
    contacts = (*now.history.entries, *now.history.visits, *now.history.meetings)
    return _Rates(
        tuple(rows), (day - first).days, (now.as_at - day).days,
        tuple(fact for fact in contacts if fact.happened.certainly_within(first, day)),
        tuple(fact for fact in contacts if fact.happened.order(day) is Order.AFTER), len(straddling),
    )


def _chart_heading(rates: _Rates) -> str:
    """How many themes came back: a count that needs no test. No trend is named."""
    if not rates.themes:
        return "No dated concern with a theme in either period"
    return f"{sum(1 for row in rates.themes if row.since)} of {counted(len(rates.themes), 'theme')} recorded since the forum"


def _chart_sentence(rates: _Rates) -> str:
    told = [row for row in rates.themes if not rates.few(row)]
    each = "; ".join(
        f"{row.theme.label.lower()} {len(row.before)} before ({_in_words(rates.rate_before(row))}) and {len(row.since)} since "
        f"({_in_words(rates.rate_since(row))})"
        for row in told
    )
    return (
        f"Episodes in the {rates.before_days} days before and the {rates.since_days} days since (in brackets, per {RATE_DAYS} days): "
        + (f"{each}. " if each else "no theme has enough to compare. ")
        + f"Professional contacts recorded: {len(rates.contacts_before)} before ({_in_words(_rate(len(rates.contacts_before), rates.before_days))}), "
        f"{len(rates.contacts_since)} since ({_in_words(_rate(len(rates.contacts_since), rates.since_days))})."
    )


def _paragraph(then: History, rates: _Rates, day: date) -> str:
    late = sum(1 for row in rates.themes for one in row.before if not any(then.fact(entry.id) for entry in _entries(one)))
    return (
        "Themes with a dated concern in either period. These are counts, not a test for a trend. "
        f"Grey: fewer than {FEWEST} episodes in both periods together, or a period under {SHORTEST} days: too few to compare. More eyes look like "
        "more harm: read each rate beside the contacts. A rate that did not rise does not say that it is not getting worse. "
        + (f"{counted(late, 'episode')} counted before the forum became known only after it: new to us, not new. " if late else "")
        + (f"{counted(rates.straddling, 'incident is', 'incidents are')} dated only to a period around {day_in_words(day)} and in neither count. "
           if rates.straddling else "")
    ).strip()


def _rate_table(rates: _Rates) -> TableView:
    rows = [
        TableRow((
            row.theme.label, str(len(row.before)), _in_words(rates.rate_before(row)), str(len(row.since)), _in_words(rates.rate_since(row)),
            "too few to compare" if rates.few(row) else "–",
        ), " ".join(part for part in (_ids(row.before), _ids(row.since)) if part)) for row in rates.themes
    ]
    rows.append(TableRow((
        "Professional contacts recorded", str(len(rates.contacts_before)), _in_words(_rate(len(rates.contacts_before), rates.before_days)),
        str(len(rates.contacts_since)), _in_words(_rate(len(rates.contacts_since), rates.since_days)), "–",
    )))
    return TableView(
        f"Episodes by theme, {rates.before_days} days before and {rates.since_days} days since",
        ("Theme", "Before", f"Before, per {RATE_DAYS} days", "Since", f"Since, per {RATE_DAYS} days", "Note"), tuple(rows),
    )


def _entries(episode: Episode) -> tuple[Entry, ...]:
    return tuple(entry for incident in episode.incidents for entry in incident.entries)


def _ids(episodes: Iterable[Episode]) -> str:
    return " ".join(dict.fromkeys(entry.id for episode in episodes for entry in _entries(episode)))


def _ids_of(incident: Incident) -> str:
    return " ".join(entry.id for entry in (*incident.entries, *incident.echoes))
