"""Keeping a change or a variation of timescales: what was typed, read and refused field by field, and its effect said before it is saved."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import uuid4

from dashboard.errors import DashboardError
from dashboard.importers.dates.reading import read_date
from dashboard.importers.dates.words import NO_YEAR, RELATIVE
from dashboard.page_data.timescales import timescales_of
from dashboard.store import Database
from data_models.access import Power, Scope
from data_models.dates import day_in_words
from data_models.tables import TIMESCALE_CHANGE, TIMESCALE_TAKEN_BACK, TIMESCALE_VARIATION
from data_models.timescale_changes import Timescales
from data_models.timescales import Calendar, length_in_words, timescales

LONGEST = 3650
"""Most days that a figure may have: a slip of the finger would else hide every breach."""
CONFIRM = {"": "Confirmed", "confirm": "Local policy, to be confirmed"}
SUSPENDED = "suspended"
_GONE_BY = " Dates gone by are read with it too, and what they say then names the day on which it was entered here."


@dataclass(frozen=True, slots=True)
class Read:
    """What was typed, read. ``fields``: columns of the row. ``refused``: why a field cannot be kept, by its name; nothing is kept while any is.

    ``effect``: what saving it would do; "" while anything is refused.
    """

    fields: Mapping[str, object]
    refused: Mapping[str, str]
    effect: str


def read_change(known: Timescales, typed: Mapping[str, str], *, today: date) -> Read:
    """``typed``: code, value, calendar, effective_from, source, confirm, as texts."""
    refused: dict[str, str] = {}
    code, calendar = typed.get("code", ""), Calendar(typed.get("calendar") or Calendar.WORKING)
    if code not in timescales():
        refused["code"] = "Choose a timescale."
    value = _days(typed, refused)
    first = _date("effective_from", typed, refused, today=today)
    source = _words("source", typed, refused)
    if refused or value is None or first is None:
        return Read({}, refused, "")
    before, confirm = known.in_force(code, first), bool(typed.get("confirm"))
    if (before.value, before.calendar, before.authority, before.confirm) == (value, calendar, source, confirm):
        return Read({}, {"": "Nothing differs from what is in force on that day."}, "")
    until = min((row.effective_from for row in known.changes if row.stands and row.code == code and row.effective_from > first), default=None)
    effect = f"Applies to clocks started on or after {day_in_words(first)}"
    effect += f" and before {day_in_words(until)}, when {known.in_force(code, until).length()} applies" if until else ""
    effect += f": {length_in_words(value, calendar)} from {before.counted_from}. Clocks started before then keep "
    effect += f"{known.in_force(code, date.fromordinal(first.toordinal() - 1)).length()}."
    if before.since == first:
        effect += f" It takes the place of the {before.length()} recorded for the same day, which is kept."
    fields = {"code": code, "value": value, "calendar": calendar.value, "effective_from": first, "source": source, "confirm": confirm}
    return Read(fields, {}, effect + (_GONE_BY if first <= today else ""))


def read_variation(known: Timescales, typed: Mapping[str, str], *, today: date) -> Read:
    """``typed``: codes (parted by ;), terms ("suspended" or a calendar), value, first, last, authority, reason, confirm, as texts."""
    refused: dict[str, str] = {}
    codes = [code for part in typed.get("codes", "").split(";") if (code := part.strip()) in timescales()]
    if not codes:
        refused["codes"] = "Choose the timescales that it concerns."
    terms = typed.get("terms") or SUSPENDED
    value = None if terms == SUSPENDED else _days(typed, refused)
    first, last = (_date(name, typed, refused, today=today) for name in ("first", "last"))
    if first and last and last < first:
        refused["last"] = "The last day is before the first."
    authority, reason = _words("authority", typed, refused), _words("reason", typed, refused)
    if value is not None and first and not refused:
        for code in codes:
            rule = known.in_force(code, first)
            if rule.calendar == terms and rule.value >= value:
                refused["value"] = f"{rule.title} already allows {rule.length()}: a variation allows more. A shorter figure is a change."
    if refused or first is None or last is None:
        return Read({}, refused, "")
    names, days = "; ".join(timescales()[code].title for code in codes), f"{day_in_words(first)} to {day_in_words(last)}"
    how = (
        f"days from {days} are not counted" if value is None
        else f"{length_in_words(value, Calendar(terms))} where the clock started or ran out from {days}"
    )
    return Read(
        {"codes": codes, "first": first, "last": last, "value": value, "calendar": None if value is None else terms, "authority": authority,
         "reason": reason, "confirm": bool(typed.get("confirm"))},
        {}, f"For {names}: {how}. What this allows is shown with the authority, and is not counted as late or missing."
        + (_GONE_BY if first <= today else ""),
    )


def keep_change(database: Database, scope: Scope, typed: Mapping[str, str], *, today: date) -> Mapping[str, str]:
    """Keep it and return {}, or keep nothing and return why, by field. Raises AccessRefused where the caller has no right to."""
    read = read_change(timescales_of(database, scope), typed, today=today)
    if not read.refused:
        row_id, now = uuid4().hex, datetime.now(UTC).replace(tzinfo=None)
        with database.change(scope.actor, "timescale changed", target=f"{read.fields['code']} {row_id}", power=Power.SET_TIMESCALES) as change:
            change.add(TIMESCALE_CHANGE, [{**read.fields, "change_id": row_id, "recorded_at": now, "recorded_by": scope.actor}])
    return read.refused


def keep_variation(database: Database, scope: Scope, typed: Mapping[str, str], *, today: date) -> Mapping[str, str]:
    """The same for a variation."""
    read = read_variation(timescales_of(database, scope), typed, today=today)
    if not read.refused:
        row_id, now = uuid4().hex, datetime.now(UTC).replace(tzinfo=None)
        with database.change(scope.actor, "timescale variation added", target=row_id, power=Power.SET_TIMESCALES) as change:
            change.add(TIMESCALE_VARIATION, [{**read.fields, "variation_id": row_id, "recorded_at": now, "recorded_by": scope.actor}])
    return read.refused


def take_back(database: Database, scope: Scope, row_id: str) -> None:
    """Say that a change or a variation no longer counts, for any date; it is kept.

    Raises DashboardError where none of that id stands, AccessRefused where the caller has no right to.
    """
    known = timescales_of(database, scope)
    if not any(row.id == row_id and row.stands for row in (*known.changes, *known.variations)):
        raise DashboardError("It was taken back already, or is not in the record. Nothing was changed.")
    with database.change(scope.actor, "timescale change or variation taken back", target=row_id, power=Power.SET_TIMESCALES) as change:
        change.add(TIMESCALE_TAKEN_BACK, [
            {"taken_back_id": row_id, "recorded_at": datetime.now(UTC).replace(tzinfo=None), "recorded_by": scope.actor},
        ])


def day_read(text: str, *, today: date, around: date | None = None) -> date | str:
    """The one day that a text says, or why it says none. ``around``: a day that gives the example its year where the text has none."""
    reading = read_date(text.strip(), today=today)
    if reading.when.exact and reading.when.start:
        return reading.when.start
    near = around or today
    for year in (near.year, near.year + 1):
        meant = read_date(text.strip(), today=today, context_year=year).when
        if meant.exact and meant.start and (meant.start >= near or year > near.year):  # a guess is an example, and never taken for the day
            return f"Write the day in full, for example {day_in_words(meant.start)}."
    if NO_YEAR in reading.problem or RELATIVE in reading.problem:
        return f"Write the day in full, for example {day_in_words(near)}."
    return f"{reading.problem or 'one whole day is needed'}."


def _date(name: str, typed: Mapping[str, str], refused: dict[str, str], *, today: date) -> date | None:
    if not typed.get(name, "").strip():
        refused[name] = "A date is needed."
        return None
    day = day_read(typed[name], today=today)
    if isinstance(day, str):
        refused[name] = f"Not read: {day}"
        return None
    return day


def _days(typed: Mapping[str, str], refused: dict[str, str]) -> int | None:
    text = typed.get("value", "").strip()
    if text.isascii() and text.isdigit() and 1 <= int(text) <= LONGEST:
        return int(text)
    refused["value"] = f"A whole number of days is needed, from 1 to {LONGEST}."
    return None


def _words(name: str, typed: Mapping[str, str], refused: dict[str, str]) -> str:
    text = typed.get(name, "").strip()
    if not text:
        refused[name] = "Words are needed: on whose authority, and where it is written." if name != "reason" else "A reason is needed."
    return text
