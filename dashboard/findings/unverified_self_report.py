"""What a parent or carer told an agency, with no check of it recorded since, or with entries by others that record concern."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from dashboard.findings.in_words import counted, in_sentence, listed, span_in_words
from dashboard.findings.reading import Reading, each_once, names
from data_models.agencies import Agency
from data_models.assessment import Assessment
from data_models.dates import Order
from data_models.finding import Block, Finding, Kind
from data_models.forum import RequestResult
from data_models.people import Status, StatusPeriod
from data_models.plan import Party
from data_models.record import Entry, EvidenceStatus, Fact, Nature
from data_models.themes import Marker, Theme

HARM_TOLD = frozenset({
    Theme.DOMESTIC_ABUSE, Theme.ADULT_VIOLENCE, Theme.PHYSICAL_ABUSE, Theme.SEXUAL_ABUSE, Theme.EMOTIONAL_ABUSE, Theme.ADULT_SAFEGUARDING,
})
"""Themes on which a concern in a parent's own words may be harm done to them: a disclosure, never listed here as unverified."""
STATUS_BEFORE_DAYS = 365
"""How far back the record of children's social care is set beside what another agency was told: this project's own choice."""
QUOTED = 3
_SEEN = (EvidenceStatus.FINDING, EvidenceStatus.FIRST_HAND, EvidenceStatus.PROFESSIONAL_OPINION)
_SEEN_WORDS = "found by a court, seen at first hand or professionally judged"

KIND = Kind(
    code="unverified-self-report",
    title="A parent’s account, with no check of it recorded or with concern recorded by others",
    block=Block.MULTI_AGENCY,
    authority="Review §4.8, 4.34",
    method="Entries coded as a parent’s own account, by teller and theme; beside them, dated since the first account, entries by others on that "
    "theme that name the teller, answered requests about the teller and assessments of the teller agreed or asked for since. The account is "
    "quoted, for a theme is wider than what was told. Silent where an entry seen at first hand or professionally judged, or an answered request, "
    "stands beside it and no entry of concern does. A concern about harm done to the teller is never listed as an account.",
)


def find(reading: Reading) -> Iterator[Finding]:
    echoes = {echo.id for echo in reading.echoes}
    own = tuple(entry for entry in reading.history.entries if entry.id not in echoes)
    accounts: dict[tuple[str, Theme], list[Entry]] = {}
    for entry in own:
        if Marker.SELF_REPORT not in entry.markers or entry.evidence_status in (EvidenceStatus.FINDING, EvidenceStatus.PROFESSIONAL_OPINION):
            continue
        for theme in entry.themes:
            if entry.nature is not Nature.CONCERN or theme not in HARM_TOLD:
                for teller in _tellers(reading, entry):
                    accounts.setdefault((teller, theme), []).append(entry)
    by_theme: dict[Theme, list[Entry]] = {}
    for entry in own:
        for theme in entry.themes:
            by_theme.setdefault(theme, []).append(entry)
    for (teller, theme), told in accounts.items():
        if finding := _of(reading, teller, theme, tuple(told), by_theme[theme]):
            yield finding


def _tellers(reading: Reading, entry: Entry) -> tuple[str, ...]:
    """The carers whose account it is: who is named as telling it, else the only carer the row names. Nobody where neither says."""
    carers = [person.label for person in reading.history.adults if person.role.is_carer]
    said = tuple(label for label in carers if names(entry.reported_by, label))
    named = tuple(label for label in carers if label in entry.people)
    return said or (named if len(named) == 1 else ())


def _of(reading: Reading, teller: str, theme: Theme, told: tuple[Entry, ...], on_theme: Iterable[Entry]) -> Finding | None:
    first = min((entry.happened.start for entry in told if entry.happened.start), default=None)
    since = tuple(row for row in on_theme if _by_another(row, teller) and first is not None and _since(row, first))
    reassuring = tuple(row for row in since if row.nature is Nature.PROTECTIVE or row.speaks_against)
    concerns = tuple(row for row in since if row.nature is Nature.CONCERN and not row.speaks_against)
    context = tuple(row for row in since if row.nature is Nature.CONTEXT and not row.speaks_against)
    answered = tuple(
        row for row in reading.history.requests
        if names(row.about, teller) and row.result in (RequestResult.HELD_AND_SHARED, RequestResult.NOTHING_HELD)
        and first is not None and _since(row, first)
    )
    seen = [row for row in (*reassuring, *context) if row.evidence_status in _SEEN]
    if not concerns and (seen or answered):
        return None
    earlier = tuple(
        row for row in on_theme
        if _by_another(row, teller) and row.evidence_status in _SEEN and row.nature is not Nature.CONCERN
        and first is not None and row.happened.order(first) is Order.BEFORE
    )
    statuses = _status_before(reading, told)
    text = f"{teller}’s own account, coded to {theme.label.lower()}, is recorded in {counted(len(told), 'entry', 'entries')}, {span_in_words(told)}: "
    text += f"{_quoted(told)}."
    if first is None:
        text += " It has no date, so what was recorded since cannot be told."
    elif concerns:
        seen_or_judged = sum(1 for row in concerns if row.evidence_status in _SEEN)
        text += f" {_since_then(told)}, {counted(len(concerns), 'entry', 'entries')} not told by {teller} and naming {teller} "
        text += f"{'records' if len(concerns) == 1 else 'record'} concern on that theme, {span_in_words(concerns)}: {seen_or_judged} "
        text += f"{_SEEN_WORDS}, {len(concerns) - seen_or_judged} reported or of another status."
    else:
        text += f" {_since_then(told)}, no entry told by anyone else that names {teller} is recorded on that theme as {_SEEN_WORDS}, and no "
        text += f"answered request about {teller}."
    if reassuring or context or answered:
        text += f" Also recorded since: {_also(reassuring, context, answered)}."
    if earlier:
        text += f" Recorded before it by others, {_SEEN_WORDS}, and not of concern: {counted(len(earlier), 'entry', 'entries')}."
    assessed = tuple(row for row in reading.history.assessments if names(row.about, teller) and first is not None and _since_asked(row, first))
    if assessed:
        text += f" Assessments of {teller} asked for or agreed since: {listed(_assessment_words(row) for row in assessed)}."
    if statuses:
        text += f" Recorded status of the children in the year before it was told: {listed(_status_words(row) for row in statuses)}."
    evidence: tuple[Fact, ...] = each_once(told, concerns, statuses)
    return Finding(
        kind=KIND, key=f"{teller}:{theme.value}", subject=f"{teller} on {theme.label.lower()}", attributed=Party.SERVICE, statement=text,
        children=reading.children_named(told), evidence=evidence, contrary=each_once(earlier, reassuring, context, answered, assessed),
        not_recorded=(
            "Whether anyone checked the account another way, or a decision relied on it, is not recorded.",
            *(("A theme is wider than an account, and an entry may name several people: whether these are about the same matter is for the reader.",)
              if since or earlier else ()),
            *reading.notes(told),
        ),
    )


def _quoted(told: tuple[Entry, ...]) -> str:
    """The account in its own words, and what its row says was done: a theme is wider than what was told."""
    said = [
        f"“{entry.text.rstrip('.')}”" + (f" (what was done: “{entry.action_outcome.strip().rstrip('.')}”)" if entry.action_outcome.strip() else "")
        for entry in told[:QUOTED]
    ]
    return "; ".join(said) + (f"; and {len(told) - QUOTED} more" if len(told) > QUOTED else "")


def _since_asked(row: Assessment, first: date) -> bool:
    return row.happened.order(first) in (Order.AFTER, Order.ON) or row.requested.order(first) in (Order.AFTER, Order.ON)


def _assessment_words(row: Assessment) -> str:
    done = f"completed {row.completed.in_words()}" if not row.completed.undated else "no completion recorded"
    return f"{in_sentence(row.kind)}, agreed {row.happened.in_words()}, {done}"


def _since_then(told: tuple[Entry, ...]) -> str:
    return "Since the first" if len(told) > 1 else "Since then"


def _by_another(row: Entry, teller: str) -> bool:
    """An entry that names the teller and does not carry the teller's own account."""
    return teller in row.people and Marker.SELF_REPORT not in row.markers and not names(row.reported_by, teller)


def _since(row: Fact, first: date) -> bool:
    return row.happened.order(first) in (Order.AFTER, Order.ON)


def _also(reassuring: tuple[Entry, ...], context: tuple[Entry, ...], answered: tuple[Fact, ...]) -> str:
    parts = [
        f"{counted(len(reassuring), 'entry', 'entries')} on the other side (reassuring, denying or closed)" if reassuring else "",
        f"{counted(len(context), 'entry', 'entries')} for context" if context else "",
        f"{counted(len(answered), 'answered request')} about the same person" if answered else "",
    ]
    return listed(part for part in parts if part)


def _status_before(reading: Reading, told: tuple[Entry, ...]) -> tuple[StatusPeriod, ...]:
    """Open statuses in the year before an account given to another agency: what that agency could have been told (review §4.31)."""
    days = [entry.happened.start for entry in told if entry.agency is not Agency.CHILDRENS_SOCIAL_CARE and entry.happened.exact]
    return tuple(
        row for row in reading.history.statuses
        if row.status_kind is not Status.CLOSED and not set(row.children).isdisjoint(reading.child_labels)
        and any(day is not None and _open_in_year_before(row, day) for day in days)
    )


def _open_in_year_before(row: StatusPeriod, day: date) -> bool:
    started, ended = row.happened.end, row.ended.start
    return started is not None and started <= day and (ended is None or ended >= day - timedelta(days=STATUS_BEFORE_DAYS))


def _status_words(row: StatusPeriod) -> str:
    until = f" to {row.ended.in_words()}" if not row.ended.undated else ", no end recorded"
    return f"{row.status_kind.label.lower()} from {row.happened.in_words()}{until}"
