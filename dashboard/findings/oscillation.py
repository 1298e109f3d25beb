"""A theme recorded as a concern, then as protective, then as a concern again: days from the first protective entry to that concern."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from dashboard.findings.in_words import counted, listed
from dashboard.findings.reading import Reading, concern_entries_on, each_once
from data_models.dates import day_in_words
from data_models.finding import Block, Finding, Kind
from data_models.incidents import EPISODE_DAYS, Incident
from data_models.record import Entry
from data_models.themes import Marker, Theme

OF_ONE_CHILD = frozenset({
    Theme.EDUCATION, Theme.CHILD_MENTAL_HEALTH, Theme.MISSING, Theme.LEARNING_DISABILITY, Theme.CHILD_EXPLOITATION, Theme.PHYSICAL_ABUSE,
    Theme.SEXUAL_ABUSE,
})
"""Themes that are one child's own: a brother's good attendance is no improvement in his sister's. This project's own choice."""
SHOWN = 3
_NOT_DONE = {Marker.REFUSAL: "a refusal", Marker.NO_ACCESS: "no access", Marker.MISSED_APPOINTMENT: "a missed appointment"}

KIND = Kind(
    code="oscillation",
    title="Better for a time, then a concern again",
    block=Block.CUMULATIVE,
    authority="Review §4.17, 4.35",
    method="For each theme: a concern, then a protective entry, then the next concern, in rows dated to a day that name one person in common, of "
    "which one names nobody, or of which one names only adults and the other only children; for a theme that is one child’s own, they must name "
    "that child. A parent’s own account, an echo and a row that denies or closes a concern are no improvement, and one followed by a concern "
    f"within {EPISODE_DAYS} days is within one episode. Concerns between the two that name only other people are shown and counted apart. Where "
    "every row of the concern again is coded as a refusal, no access or a missed appointment, that is said.",
)


@dataclass(frozen=True, slots=True)
class Swing:
    """A concern, the protective entries after it, and the concern that came next. ``others``: concerns in between that name only other people.

    ``theme``: the one on which it is a concern again.
    """

    before: Incident
    better: tuple[Entry, ...]
    again: Incident
    others: tuple[Incident, ...] = ()
    theme: Theme | None = None

    @property
    def days(self) -> int:
        return (_day(self.again) - _day(self.better[0])).days

    def in_words(self) -> str:
        by = listed(dict.fromkeys(entry.agency.label for entry in self.better))
        return (
            f"protective from {self.better[0].happened.in_words()} ({by}), a concern again {self.again.happened.in_words()}"
            f"{_coded_only_as(self.again.concern_entries_on(self.theme) if self.theme else ())}, {counted(self.days, 'day')} later"
        )


def _coded_only_as(rows: tuple[Entry, ...]) -> str:
    """" (coded as a refusal)" where every row of the concern is: that something was not done or not talked about does not say what happened."""
    said = [label for marker, label in _NOT_DONE.items() if rows and all(marker in row.markers for row in rows)]
    return f" (coded as {listed(said)})" if said else ""


def find(reading: Reading) -> Iterator[Finding]:
    for theme, incidents in reading.concerns.items():
        better = [
            entry for entry in reading.protective_on(theme) if Marker.SELF_REPORT not in entry.markers and not entry.speaks_against
        ]
        if not better:
            continue
        swings = _swings(reading, theme, incidents, better)
        if swings:
            yield _finding(reading, theme, incidents, better, swings)


def _swings(reading: Reading, theme: Theme, incidents: tuple[Incident, ...], better: list[Entry]) -> list[Swing]:
    """Day by day, once through. What happened on one day has no order, so a row never answers another of its own day."""
    rows: list[Incident | Entry] = [*incidents, *better]
    dated = [(item, whom) for item in rows if item.happened.exact and (whom := _whom(reading, theme, item)) is not None]
    young = frozenset() if theme in OF_ONE_CHILD else reading.young_labels
    last_of: dict[frozenset[str], Incident] = {}
    # Rows wait by whom they are about, so that each is looked at once and not at every concern of somebody else.
    waiting: dict[frozenset[str], list[tuple[Incident, Entry]]] = {}
    swings = []
    for _, group in groupby(sorted(dated, key=lambda pair: _day(pair[0])), key=lambda pair: _day(pair[0])):
        today = list(group)
        concerns = [(item, whom) for item, whom in today if isinstance(item, Incident)]
        for concern, whom in concerns:
            met = [pair for about in [about for about in waiting if _one(about, whom, young)] for pair in waiting.pop(about)]
            if met:
                met.sort(key=lambda pair: _day(pair[1]))
                swings.append(Swing(met[0][0], tuple(entry for _, entry in met), concern, theme=theme))
        for entry, about in today:
            earlier = [concern for whom, concern in last_of.items() if _one(about, whom, young)]
            if isinstance(entry, Entry) and earlier and not any(_one(about, whom, young) for _, whom in concerns):
                waiting.setdefault(about, []).append((max(earlier, key=_day), entry))
        last_of.update({whom: concern for concern, whom in concerns})
    concerns_by_day = sorted((item for item, _ in dated if isinstance(item, Incident)), key=_day)
    days = [_day(item) for item in concerns_by_day]
    return [
        replace(swing, others=tuple(concerns_by_day[bisect_right(days, _day(swing.better[0])):bisect_left(days, _day(swing.again))]))
        for swing in swings if swing.days > EPISODE_DAYS
    ]


def _day(item: Incident | Entry) -> date:
    return item.happened.end or date.max


def _whom(reading: Reading, theme: Theme, item: Incident | Entry) -> frozenset[str] | None:
    """The family members whom a row is about; None where the theme is one child's own and the row does not say whose."""
    rows = item.concern_entries_on(theme) if isinstance(item, Incident) else (item,)
    named = {label for row in rows for label in row.people} & reading.family_labels
    if not _of_one_child(reading, theme):
        return frozenset(named)
    return frozenset(named - reading.carer_labels) or None


def _of_one_child(reading: Reading, theme: Theme) -> bool:
    return theme in OF_ONE_CHILD and len(reading.child_labels) != 1


def _one(first: frozenset[str], second: frozenset[str], young: frozenset[str]) -> bool:
    """True where two rows may be about one matter: they name one person in common, either names nobody, or one names only adults, one only ``young``.

    What a child says of violence at home, and an entry that names the adults alone, are of one home; two adults, or two children, are told apart.
    """
    if not first or not second or not first.isdisjoint(second):
        return True
    return (first <= young and second.isdisjoint(young)) or (second <= young and first.isdisjoint(young))


def _finding(reading: Reading, theme: Theme, incidents: tuple[Incident, ...], better: list[Entry], swings: list[Swing]) -> Finding:
    others = tuple(dict.fromkeys(row.id for swing in swings for row in swing.others))
    evidence = concern_entries_on(theme, [incident for swing in swings for incident in (swing.before, *swing.others, swing.again)])
    rows: list[Incident | Entry] = [*incidents, *better]
    left_out = sum(1 for item in rows if not item.happened.exact)
    unsaid = sum(1 for item in rows if item.happened.exact and _whom(reading, theme, item) is None) if _of_one_child(reading, theme) else 0
    shown = swings[-SHOWN:]
    text = (
        f"{theme.label} is recorded as a concern, then in a protective entry, then as a concern again: {counted(len(swings), 'time')}. "
        f"{'The latest ' + str(SHOWN) + ': ' if len(swings) > SHOWN else 'Recorded as '}{'; '.join(swing.in_words() for swing in shown)}."
    )
    if len(swings) > 1:
        days = sorted(swing.days for swing in swings)
        text += f" From the first protective entry to that concern: shortest {counted(days[0], 'day')}, longest {counted(days[-1], 'day')}."
    if others:
        text += f" Between them {counted(len(others), 'incident')} of this theme that {'names' if len(others) == 1 else 'name'} only other people " \
                f"{'is' if len(others) == 1 else 'are'} recorded, not taken as the concern again."
    last = max(_day(incident) for incident in incidents if incident.happened.exact)
    since = sum(1 for entry in better if entry.happened.start and entry.happened.start > last)
    if since:
        text += f" After the last concern dated to a day ({day_in_words(last)}), {counted(since, 'protective entry', 'protective entries')} " \
                f"{'is' if since == 1 else 'are'} recorded."
    return Finding(
        kind=KIND, key=theme.value, subject=theme.label.lower(), statement=text, children=reading.children_named(evidence),
        evidence=evidence,
        contrary=each_once((entry for swing in swings for entry in swing.better), reading.contrary_on(theme)),
        not_recorded=(
            "A protective entry says what was seen that day; whether it held until the next concern is not recorded.",
            *((f"{counted(left_out, 'row')} on this theme undated or dated only to a period: left out of the order.",) if left_out else ()),
            *((f"Which child is not recorded for {counted(unsaid, 'row')} on this theme: left out.",) if unsaid else ()),
            *reading.notes(evidence),
        ),
    )
