"""A release from custody, a return home, a separation, a pregnancy or a new baby, and what the record shows in place in that time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from dashboard.findings.in_words import counted, in_sentence, listed
from dashboard.findings.reading import Reading, concern_entries_of, each_once, entries_of
from dashboard.findings.sight import days_of, facts_of, sights_of
from dashboard.findings.told_apart import RULE, apart_in_words
from dashboard.findings.working_days import due_day
from data_models.dates import When, day_in_words
from data_models.finding import BEARS_ON, Block, Finding, Kind
from data_models.incidents import EPISODE_DAYS
from data_models.people import Person, Residence, StatusPeriod, Whereabouts
from data_models.record import Entry, Fact, Nature
from data_models.themes import Marker, Theme

TIMESCALE = "raised_risk_window"
PREGNANCY_DAYS = 91
"""Rows about a pregnancy or a new baby this far apart or less are one window: a quarter, this project's own choice."""
LEAD_DAYS = 91
"""A meeting this long before such a time may have prepared for it: a quarter, this project's own choice."""
AWAY = frozenset({Whereabouts.FOSTER_CARE, Whereabouts.RESIDENTIAL, Whereabouts.WITH_RELATIVE})

KIND = Kind(
    code="raised-risk-window",
    title="A time of change, and what was in place",
    block=Block.CUMULATIVE,
    beside=BEARS_ON,
    authority="Review §4.13, 4.17, 4.31, 4.34",
    method="Releases from custody, returns of a child home and moves out of a parent, with the days after each that its timescale gives (as "
    "published, this project’s own window, confirm; a row from within a recorded stay in custody is no release); and pregnancy or a new baby, "
    "from its first row to its last. In that time: statuses, strategy meetings and conferences, times a child is recorded as seen, concerns and "
    f"protective entries, and what children said. {RULE} The review speaks of a release, of a stepfather’s return to the home, of pregnancy and of "
    "a new baby; a child’s return home and a parent’s move out are this project’s own choice. Nothing is foretold.",
)


@dataclass(frozen=True, slots=True)
class Window:
    """``happened`` opens it; it runs from ``first`` to ``last``, both included. ``who`` is empty where the rows do not say.

    ``timed``: its last day is set by the timescale, not by its own rows.
    """

    key: str
    what: str
    happened: When
    first: date
    last: date
    rows: tuple[Fact, ...]
    who: str = ""
    timed: bool = True


def find(reading: Reading) -> Iterator[Finding]:
    windows = [*_releases(reading), *_moves(reading), *_pregnancies(reading)]
    sights = sights_of(reading) if windows else ()
    for window in windows:
        seen = [sight for sight in sights if sight.when.certainly_within(window.first, window.last)]
        statuses = tuple(
            row for row in reading.history.statuses
            if row.happened.start and row.happened.start <= window.last and (row.ended.end is None or row.ended.end >= window.first)
        )
        meetings = tuple(
            row for row in reading.history.meetings
            if (row.kind.is_strategy or row.kind.is_conference)
            and row.happened.may_overlap(window.first - timedelta(days=LEAD_DAYS), window.last)
        )
        concerns = [row for row in reading.concern_incidents if row.happened.certainly_within(window.first, window.last)]
        number, aside = sum(1 for row in concerns if row.id in reading.happened_of_concern), apart_in_words(concerns)
        better = tuple(row for row in reading.protective_entries if row.happened.certainly_within(window.first, window.last))
        named = {label for fact in window.rows for label in getattr(fact, "people", ())}
        voices = _voices(reading, window)
        text = (
            f"{window.what} is recorded, dated {window.happened.in_words()}. From {day_in_words(window.first)} to {day_in_words(window.last)} "
            f"({counted((window.last - window.first).days + 1, 'day')}) the record shows: {_statuses(statuses)}; "
            f"{counted(len(meetings), 'strategy meeting or conference', 'strategy meetings or conferences')} in it or up to {LEAD_DAYS} days before; "
            f"a child seen {counted(days_of(seen), 'time')} "
            f"({days_of(sight for sight in seen if sight.alone)} alone, {days_of(sight for sight in seen if sight.unannounced)} at a visit without "
            f"notice); {counted(number, 'incident')} of concern{f' ({aside[:1].lower()}{aside[1:]})' if aside else ''}; "
            f"{counted(len(better), 'protective entry', 'protective entries')}."
        )
        text += f" What a child said or showed is recorded in {counted(len(voices), 'row')}"
        about = sum(1 for row in voices if window.who in row.people)
        text += f", {about or 'none'} of which {'name' if about > 1 else 'names'} {window.who}." if window.who and voices else "."
        evidence = each_once(window.rows, concern_entries_of(concerns), (row for row in voices if row.nature is not Nature.PROTECTIVE))
        loose = sum(1 for row in reading.concern_incidents if _straddles(row.happened, window))
        yield Finding(
            kind=KIND, key=window.key, subject=in_sentence(window.what), statement=text,
            children=tuple(label for label in reading.child_labels if label in named) or reading.child_labels,
            evidence=evidence,
            contrary=each_once(statuses, meetings, better, facts_of(seen), (row for row in voices if row.nature is Nature.PROTECTIVE)),
            not_recorded=(
                *((f"{counted(loose, 'incident')} of concern undated, or dated too loosely to place in that time: left out.",) if loose else ()),
                *(("No status is recorded for that time.",) if not statuses else ()),
                *(reading.figure_notes(reading.timescale(TIMESCALE, window.happened.start)) if window.timed and window.happened.start else ()),
                *reading.notes(evidence),
            ),
        )


def _statuses(rows: tuple[StatusPeriod, ...]) -> str:
    if not rows:
        return "no status"
    return "status " + listed(dict.fromkeys(f"{row.status_kind.label.lower()} from {row.happened.in_words()}" for row in rows))


def _voices(reading: Reading, window: Window) -> list[Entry]:
    repeated = {echo.id for echo in reading.echoes}
    return [
        entry for entry in reading.history.entries
        if (Marker.CHILD_VOICE in entry.markers or entry.child_voice) and entry.id not in repeated
        and entry.happened.certainly_within(window.first, window.last)
    ]


def _straddles(when: When, window: Window) -> bool:
    return when.undated or (when.may_overlap(window.first, window.last) and not when.certainly_within(window.first, window.last))


def _after(reading: Reading, key: str, what: str, happened: When, rows: tuple[Fact, ...], who: str = "") -> Window | None:
    """The window that ``happened`` opens; None where its first day is not certain to lie in a time short enough to mean anything."""
    if happened.start is None or happened.end is None or (happened.end - happened.start).days > EPISODE_DAYS:
        return None
    last = min(due_day(happened.start, reading.timescale(TIMESCALE, happened.start)), reading.as_at)
    return Window(key, what, happened, happened.end, last, rows, who) if happened.end <= last else None


def _still_in_custody(reading: Reading, entry: Entry) -> bool:
    """Whether a row falls within a recorded stay in custody of somebody it names, and not about its end: it tells of a release to come."""
    when = entry.happened
    return any(
        stay.kind is Whereabouts.CUSTODY and stay.person in entry.people and not _close(when, stay.ended)
        and stay.happened.end is not None and stay.ended.start is not None and when.certainly_within(stay.happened.end, stay.ended.start)
        for stay in reading.history.residences
    )


def _releases(reading: Reading) -> list[Window]:
    """Releases by a person's recorded end of custody with the entries of it; else by entries coded as release, some days apart being one."""
    entries = [
        entry for incident in reading.with_marker(Marker.RELEASE) for entry in incident.entries
        if Marker.RELEASE in entry.markers and not entry.speaks_against and entry.nature is not Nature.PROTECTIVE
    ]
    entries = [entry for entry in entries if not _still_in_custody(reading, entry)]
    windows, told = [], set()
    for stay in reading.history.residences:
        if stay.kind is not Whereabouts.CUSTODY or stay.ended.undated:
            continue
        of_it = tuple(row for row in entries if _close(row.happened, stay.ended) and (stay.person in row.people or not row.people))
        told |= {row.id for row in of_it}
        window = _after(reading, f"release:{stay.id}", f"Release of {stay.person} from custody", stay.ended, (stay, *of_it), stay.person)
        windows += [window] if window else []
    groups: list[list[Entry]] = []
    for entry in (row for row in entries if row.id not in told and not row.happened.undated):
        if groups and _close(groups[-1][-1].happened, entry.happened):
            groups[-1].append(entry)
        else:
            groups.append([entry])
    for group in groups:
        window = _after(reading, f"release:{group[0].id}", "A release from custody", group[0].happened, tuple(group))
        windows += [window] if window else []
    return windows


def _close(first: When, second: When) -> bool:
    if first.start is None or first.end is None or second.start is None or second.end is None:
        return False
    return (max(first.start, second.start) - min(first.end, second.end)).days <= EPISODE_DAYS


def _moves(reading: Reading) -> list[Window]:
    """A child back at the family home from a place away, and a parent or carer who left it for somewhere that is not custody or a ward."""
    windows = []
    for person in reading.history.people:
        stays = sorted(
            (row for row in reading.history.residences if row.person == person.label and row.happened.start),
            key=lambda row: (row.happened.start or date.max, row.happened.end or date.max),
        )
        for earlier, later in pairwise(stays):
            if what := _move(person, earlier, later):
                window = _after(reading, f"move:{later.id}", what, later.happened, (earlier, later), person.label)
                windows += [window] if window else []
    return windows


def _move(person: Person, earlier: Residence, later: Residence) -> str:
    if person.role.is_child and earlier.kind in AWAY and later.kind is Whereabouts.FAMILY_HOME:
        return f"Return of {person.label} to the family home"
    if person.role.is_carer and earlier.kind is Whereabouts.FAMILY_HOME and later.kind in (Whereabouts.OWN_HOME, Whereabouts.WITH_RELATIVE):
        return f"A move of {person.label} out of the family home"
    return ""


def _pregnancies(reading: Reading) -> list[Window]:
    """Runs of dated rows about a pregnancy or a new baby, protective rows and denials left out."""
    rows = [
        entry for entry in entries_of(reading.incidents)
        if Theme.PREGNANCY in entry.themes and entry.nature is not Nature.PROTECTIVE and not entry.speaks_against and entry.happened.exact
    ]
    groups: list[list[Entry]] = []
    for entry in sorted(rows, key=lambda row: row.happened.start or date.max):
        last = groups[-1][-1].happened.start if groups else None
        if last and entry.happened.start and (entry.happened.start - last).days <= PREGNANCY_DAYS:
            groups[-1].append(entry)
        else:
            groups.append([entry])
    return [
        Window(f"pregnancy:{group[0].id}", "Pregnancy or a new baby", group[0].happened, first, last, tuple(group), timed=False)
        for group in groups if (first := group[0].happened.start) and (last := group[-1].happened.start)
    ]
