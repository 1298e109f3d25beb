"""Working days in England: Monday to Friday without bank holidays, from the kept ``holidays`` library."""

from datetime import date
from functools import cache, lru_cache

import holidays
import numpy as np

from data_models.timescales import Calendar, Timescale

FIRST_YEAR, LAST_YEAR = 1980, 2080


@cache
def _calendar() -> np.busdaycalendar:
    bank_holidays = holidays.country_holidays("GB", subdiv="ENG", years=range(FIRST_YEAR, LAST_YEAR + 1))
    return np.busdaycalendar(holidays=sorted(np.datetime64(day) for day in bank_holidays))


@lru_cache(maxsize=8192)
def due_day(start: date, timescale: Timescale) -> date:
    """The last day on which something counted from ``start`` is on time. The day of ``start`` itself is day 0."""
    if timescale.calendar is Calendar.CALENDAR:
        return date.fromordinal(start.toordinal() + timescale.value)
    due = np.busday_offset(np.datetime64(start), timescale.value, roll="backward", busdaycal=_calendar())
    return date.fromisoformat(str(due))


def counted_back(end: date, timescale: Timescale) -> date:
    """The day that lies the timescale's days before ``end``. The day of ``end`` itself is day 0."""
    if timescale.calendar is Calendar.CALENDAR:
        return date.fromordinal(end.toordinal() - timescale.value)
    return date.fromisoformat(str(np.busday_offset(np.datetime64(end), -timescale.value, roll="forward", busdaycal=_calendar())))


def days_late(due: date, done: date, calendar: Calendar) -> int:
    """How many days after ``due`` something was done, on the rule's own calendar; 0 when on time."""
    if done <= due:
        return 0
    if calendar is Calendar.CALENDAR:
        return (done - due).days
    one_day = np.timedelta64(1, "D")
    return int(np.busday_count(np.datetime64(due) + one_day, np.datetime64(done) + one_day, busdaycal=_calendar()))


def is_working_day(day: date) -> bool:
    """False on a Saturday, a Sunday and a bank holiday in England."""
    return bool(np.is_busday(np.datetime64(day), busdaycal=_calendar()))
