"""Who saw each child, how, and when did sight lapse? Spells in words, visits, and the frames of the coverage matrix."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from dashboard.findings.in_words import counted, listed, span_in_words
from dashboard.findings.reading import Reading
from dashboard.page_data.sight_frames import SightFrames, frames_of
from dashboard.page_data.sight_spells import (
    INTERVAL,
    Sight,
    Spell,
    involved_since,
    is_sight,
    longest,
    rows_naming,
    says_alone,
    says_anything,
    says_seen,
    spells,
    visits_to,
)
from dashboard.page_data.table_view import TableRow, TableView
from data_models.agencies import Agency
from data_models.dates import day_in_words
from data_models.history import History
from data_models.plan import Announced, Visit, VisitMode, VisitResult
from data_models.record import Entry
from data_models.timescales import figures_in_words

MARGIN = timedelta(days=30)
WHOLE = "The whole record"
CANCELLED = (VisitResult.CANCELLED_BY_FAMILY, VisitResult.CANCELLED_BY_SERVICE)
NOTHING = (
    "No row of this record says whether a child was seen. To draw this page, import the Visits sheet of the template, "
    "or chronologies with the columns Child seen and People."
)


@dataclass(frozen=True)
class ChildSight:
    """One child's sentences and picture. ``sentence``: also the picture's alternative."""

    child: str
    heading: str
    sentence: str
    visits_sentence: str
    paragraph: str
    frames: SightFrames
    table: TableView


@dataclass(frozen=True)
class SightView:
    """``periods``: what the picture may show, in words, with its first day; the first of them is the one to begin with."""

    children: tuple[ChildSight, ...]
    empty: str
    spells: TableView
    whole: TableView
    visits: TableView
    reach: TableView
    paragraph: str
    periods: dict[str, date]


def sight_view(history: History, periods: pd.DataFrame, first: date) -> SightView:
    """``periods``: the family's statuses as the ribbon draws them; ``first``: where the family's time axis begins."""
    reading = history.made(Reading)
    rows: dict[str, tuple[Entry | Visit, ...]] = {child: (*rows_naming(reading, child), *visits_to(reading, child)) for child in reading.child_labels}
    told = {child: tuple(row for row in own if says_anything(row)) for child, own in rows.items()}
    since = {child: involved_since(history, child) for child in rows}
    children = tuple(_child(reading, child, rows[child], told[child], since[child], periods) for child in rows if told[child])
    begun = min((day for child, day in since.items() if day and told[child]), default=None)
    shown = {WHOLE: first}
    if begun and begun - MARGIN > first:
        shown = {f"From {day_in_words(begun)}, when the present involvement began": begun - MARGIN, **shown}
    return SightView(
        children=children,
        empty="" if children else NOTHING,
        spells=_spell_table(
            {child: own for child, own in told.items() if own}, since, history.as_at,
            "Longest spells with no row recording the child as seen, since the present involvement began",
        ),
        whole=_spell_table(
            told, {child: _first_told(own) for child, own in told.items()}, history.as_at,
            "The same from the first row that says whether the child was seen; what was recorded then may be kept elsewhere",
        ),
        visits=_visit_table(reading, rows),
        reach=_reach_table(reading),
        paragraph=(
            "A missing record is not a record that the child was not seen: how far each agency’s rows reach is in the last table. A row counts for "
            "a child only if it names that child; a visit counts if it lists the child or lists nobody. A row that names several children counts "
            "for each of them, and days are never added up across siblings. Attendance at school is sight, not a visit. A chronology has no "
            "column for in person, so that is counted from visits alone. Where a row gives a period instead of a day, the child may have been "
            "seen on any day of it, and no spell includes those days. A spell is counted in whole days with no such row, its first and last day "
            "included. A row that says in its text that the child was seen on other days too counts "
            "on its own day only." + _without(reading, told)
        ),
        periods=shown,
    )


def _without(reading: Reading, told: dict[str, tuple[Entry | Visit, ...]]) -> str:
    silent = [child for child, rows in told.items() if not rows]
    undated = {child: sum(1 for row in rows if row.happened.undated and says_seen(row)) for child, rows in told.items()}
    said = f" No row says whether {listed(silent)} {'was' if len(silent) == 1 else 'were'} seen." if silent else ""
    for child, number in undated.items():
        if number:
            said += f" {counted(number, 'undated row records', 'undated rows record')} {child} as seen and may lie in any spell: outside the picture."
    nameless = sum(1 for entry in reading.history.entries if says_anything(entry) and not set(entry.people) & set(reading.child_labels))
    if nameless:
        said += (
            f" {counted(nameless, 'chronology row says', 'chronology rows say')} whether a child was seen and "
            f"{'names' if nameless == 1 else 'name'} none of these children: counted for nobody."
        )
    return said


def _child(
    reading: Reading, child: str, rows: Sequence[Entry | Visit], told: Sequence[Entry | Visit], since: date | None, periods: pd.DataFrame,
) -> ChildSight:
    as_at = reading.as_at
    if since and since >= as_at:
        since = None  # it begins on the day of the page: there is nothing of it to look back on
    begun = since or _first_told(told) or as_at
    spell = longest(spells(told, Sight.SEEN, begun, as_at)) if begun < as_at else None
    seen = any(is_sight(row, Sight.SEEN) for row in told)
    frames = frames_of(reading, child, rows, periods)
    return ChildSight(
        child=child,
        heading=(
            f"{child}: longest spell without recorded sight, {counted(spell.days, 'day')}" if spell and seen
            else f"{child}: no row records sight by this date" if not seen else f"{child}: no spell without recorded sight to count"
        ),
        sentence=_sentence(child, told, begun, since, as_at),
        visits_sentence=_visits_sentence(child, [row for row in rows if isinstance(row, Visit)]),
        paragraph=_paragraph(reading, frames),
        frames=frames,
        table=_mark_table(child, rows),
    )


def _first_told(told: Iterable[Entry | Visit]) -> date | None:
    return min((row.happened.start for row in told if row.happened.start), default=None)


def _sentence(child: str, told: Sequence[Entry | Visit], begun: date, since: date | None, as_at: date) -> str:
    """The text alternative of one child's matrix (views.md, view 3)."""
    if begun >= as_at:
        return f"{child}: no row dated before {day_in_words(as_at)} says whether the child was seen, so no spell can be counted."
    opening = "when the present involvement is recorded to begin" if since else "the first row to say whether the child was seen"
    parts = []
    for how in Sight:
        if spell := longest(spells(told, how, begun, as_at)):
            parts.append(f"as {how.value}: {_spell_words(told, how, spell, begun, as_at)}")
    return (
        f"{child}, from {day_in_words(begun)} ({opening}) to {day_in_words(as_at)}, longest spells in which no row records the child "
        + ("; ".join(parts) if parts else "as seen: none") + "."
    )


def _spell_words(told: Sequence[Entry | Visit], how: Sight, spell: Spell, begun: date, as_at: date) -> str:
    if spell.start == begun and spell.end == as_at and not any(is_sight(row, how) and row.happened.may_overlap(begun, as_at) for row in told):
        return f"all {counted(spell.days, 'day')}, {_last(spell) or 'and no dated row before it does'}"
    last = _last(spell)
    return f"{counted(spell.days, 'day')}, {day_in_words(spell.start)} to {day_in_words(spell.end)}" + (f" ({last})" if last else "")


def _last(spell: Spell) -> str:
    """By whom and when the child was last recorded as seen before a spell."""
    row = spell.before
    if row is None:
        return ""
    return f"last recorded before it by {_by(row)}, {row.happened.in_words()}"


def _by(row: Entry | Visit) -> str:
    """Who recorded the child as seen, and from whom where the row only passes it on."""
    if isinstance(row, Visit):
        how = ", by video or phone" if row.mode is VisitMode.VIRTUAL else ""
        return f"{row.agency_name or row.agency.label} at a {row.kind or 'visit'}{how}"
    told = f", told by {row.reported_by}" if row.reported_by and not row.status.verified else ""
    return f"{row.agency_name or row.agency.label}{told}"


def _visits_sentence(child: str, visits: Sequence[Visit]) -> str:
    if not visits:
        return f"{child}: no visit is in this record. Visits may be recorded elsewhere."
    tried = [visit for visit in visits if visit.result not in CANCELLED]
    seen = [visit for visit in tried if visit.result.achieved]
    virtual = sum(1 for visit in seen if visit.mode is VisitMode.VIRTUAL)
    without_notice = [visit for visit in tried if visit.announced is Announced.UNANNOUNCED]
    achieved = sum(1 for visit in without_notice if visit.result.achieved)
    said = (
        f"{child}: {counted(len(tried), 'visit')} recorded as attempted, {span_in_words(tried)}; the child recorded as seen at {len(seen) or 'none'}"
        + (f" ({virtual} of them virtual)" if virtual else "") + f", alone at {sum(1 for visit in seen if says_alone(visit)) or 'none'}. "
    )
    cancelled = [visit for visit in visits if visit.result in CANCELLED]
    if cancelled:
        by_family = sum(1 for visit in cancelled if visit.result is VisitResult.CANCELLED_BY_FAMILY)
        said += f"Cancelled: {by_family} by the family, {len(cancelled) - by_family} by a service. "
    if not achieved:
        return said + f"Unannounced: {len(without_notice)} attempted; none is recorded at which the child was seen."
    return said + f"Unannounced: {len(without_notice)} attempted, the child recorded as seen at {achieved}."


def _paragraph(reading: Reading, frames: SightFrames) -> str:
    begun = min((plan.happened.start for plan in reading.protection_plans if plan.happened.start), default=reading.as_at)
    rules = [rule for _, rule in reading.history.timescales.figures(INTERVAL, min(begun, reading.as_at), reading.as_at)]
    variations = [row for row in reading.history.timescales.variations_of(INTERVAL) if row.first <= reading.as_at and begun <= row.last]
    said = (
        f"Hatched: days under a child protection plan past {figures_in_words(rules)} from {rules[-1].counted_from}"
        f"{' (local policy, confirm)' if any(rule.confirm for rule in rules) else ''}; for sight by anyone and for visits apart, virtual visits "
        f"included. Authority: {'; '.join(dict.fromkeys(rule.authority for rule in rules))}. The pale bar runs from an "
        "agency’s first to its last dated row that names the child: it does not say that the agency was involved throughout. "
    )
    if variations:
        said += (
            f"An authorised variation applied, and days that it allowed are not hatched: {listed(row.in_words() for row in variations)}. "
        )
    said += "".join(f"{note} " for note in reading.figure_notes(*rules, *variations))
    if frames.plans_without:
        said += f"Left without hatching, because no row of that kind in this record falls in the plan: {listed(frames.plans_without)}. "
    if frames.undated:
        said += f"{counted(frames.undated, 'undated row')} outside the picture. "
    return said.strip()


def _spell_table(told: dict[str, tuple[Entry | Visit, ...]], since: dict[str, date | None], as_at: date, caption: str) -> TableView:
    """One row for each child and way of being seen; a child without a first day to look from has none."""
    rows = [
        _spell_row(child, how, f"{day_in_words(begun)} to {day_in_words(as_at)}", longest(spells(own, how, begun, as_at)))
        for child, own in told.items() if (begun := since[child]) and begun < as_at for how in Sight
    ]
    headings = ("Child", "Recorded as", "Time looked at", "Days without", "First day without", "Last day without", "Last recorded before it")
    return TableView(caption, headings, tuple(rows))


def _spell_row(child: str, how: Sight, looked: str, spell: Spell | None) -> TableRow:
    if spell is None:
        return TableRow((child, how.value, looked, "0", "–", "–", "no spell to count"))
    row = spell.before or spell.after
    last = f"{spell.before.happened.in_words()}, {_by(spell.before)}" if spell.before else "none recorded before"
    since = f"next recorded by {_by(spell.after)}, {spell.after.happened.in_words()}" if spell.after else "none recorded since"
    end = f"{day_in_words(spell.end)} ({since})"
    return TableRow((child, how.value, looked, str(spell.days), day_in_words(spell.start), end, last), row.id if row else "")


def _visit_table(reading: Reading, rows: dict[str, tuple[Entry | Visit, ...]]) -> TableView:
    """Per child and announcement: attempted, what came of it. Cancelled visits stand apart: nobody set out, or nobody is recorded to have."""
    words = {Announced.ANNOUNCED: "announced", Announced.UNANNOUNCED: "unannounced", Announced.NOT_RECORDED: "not recorded"}
    made = []
    for child, own in rows.items():
        visits = [row for row in own if isinstance(row, Visit)]
        for announced in Announced:
            some = [visit for visit in visits if visit.announced is announced]
            if not some and announced is Announced.NOT_RECORDED:
                continue
            tried = [visit for visit in some if visit.result not in CANCELLED]
            made.append(TableRow((
                child, words[announced], str(len(tried)), str(sum(1 for visit in tried if visit.result.achieved)),
                str(sum(1 for visit in tried if says_alone(visit))),
                str(sum(1 for visit in tried if visit.result.achieved and visit.mode is VisitMode.VIRTUAL)),
                *(str(_count(some, result)) for result in (
                    VisitResult.NOT_SEEN, VisitResult.NO_ACCESS, VisitResult.NOT_RECORDED, VisitResult.CANCELLED_BY_FAMILY,
                    VisitResult.CANCELLED_BY_SERVICE,
                )),
            ), some[-1].id if some else ""))
    return TableView(
        "Visits attempted and achieved, as recorded",
        ("Child", "Announced or not", "Attempted", "Child seen", "Of these alone", "Of these virtual", "Child not seen", "No access",
         "Result not recorded", "Cancelled by family", "Cancelled by service"),
        tuple(made) if reading.history.visits else (),
    )


def _count(visits: Iterable[Visit], result: VisitResult) -> int:
    return sum(1 for visit in visits if visit.result is result)


def _reach_table(reading: Reading) -> TableView:
    """How far each agency's rows reach, and how many of them say whether a child was seen."""
    rows = []
    for agency in Agency:
        own: list[Entry | Visit] = [row for row in reading.history.entries if row.agency is agency]
        own += [row for row in reading.history.visits if row.agency is agency]
        if not own:
            continue
        dated = [row for row in own if row.happened.start and row.happened.end]
        first = min(dated, key=lambda row: row.happened.start or date.max, default=None)
        last = max(dated, key=lambda row: row.happened.end or date.min, default=None)
        rows.append(TableRow((
            agency.label, str(len(own)), first.happened.in_words() if first else "none dated", last.happened.in_words() if last else "none dated",
            str(sum(1 for row in own if says_anything(row))),
        ), last.id if last else ""))
    headings = ("Agency", "Rows", "First dated", "Last dated", "Rows saying whether a child was seen")
    return TableView("How far each agency’s rows reach in this record", headings, tuple(rows))


def _mark_table(child: str, rows: Sequence[Entry | Visit]) -> TableView:
    ordered = sorted(rows, key=lambda row: (row.happened.end or date.max, row.happened.start or date.max))
    return TableView(
        f"Rows that name {child}, and visits", ("Date", "Agency", "Visit or row", "Announced", "Child seen", "Who saw it", "What the row says"),
        tuple(TableRow(_mark_cells(row), row.id) for row in ordered),
    )


def _mark_cells(row: Entry | Visit) -> tuple[str, ...]:
    agency = row.agency_name or row.agency.label
    if isinstance(row, Visit):
        seen = row.result.label + (" (virtual)" if row.mode is VisitMode.VIRTUAL else "")
        return row.happened.in_words(), agency, "visit", row.announced.value.replace("_", " "), seen, row.status.label, row.text
    return row.happened.in_words(), agency, "row", "–", row.child_seen.value.replace("_", " "), row.status.label, row.text
