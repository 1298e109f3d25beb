"""Every form of a date that is understood: UK order always, ISO as year-month-day, month names wherever they stand.

A text must fit a form from its first letter to its last; there is no searching inside sentences and no falling back to another order.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from dashboard.importers.dates import builders as build
from dashboard.importers.dates.pieces import Piece
from dashboard.importers.dates.words import MONTHS

Build = Callable[[re.Match[str], int], Piece]


@dataclass(frozen=True, slots=True)
class Form:
    pattern: re.Pattern[str]
    build: Build


MONTH = f"(?P<mon>{'|'.join(f'{name[:3]}|{name}' for name in MONTHS)}|sept)"
SEASON = "(?P<name>spring|summer|autumn|fall|winter)"
TERM = "(?P<name>autumn|spring|summer) term"
QUARTER = "(?:q(?:tr|uarter)? ?(?P<q>[0-9])|(?P<nth>1st|2nd|3rd|4th|first|second|third|fourth) (?:quarter|qtr))"
DAY = "(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?"
GAP = r"[ ./\\-]{1,3}"
# In figures a hyphen between spaces is a range unless both gaps are the same.
TIGHT = r"(?: ?[./\\]{1,2} ?|[./\\]?-[./\\]?| )"
LOOSE = r"[ ./\\,-]{0,3}"
YEAR = "(?P<y>[0-9]{4})"
ANY_YEAR = "'?(?P<y>[0-9]{4}|[0-9]{2})"
SECOND_YEAR = "(?: ?[/-] ?(?P<y2>[0-9]{4}|[0-9]{2}))?"
YEARS = f"{ANY_YEAR}{SECOND_YEAR}"
YEARS_FIRST = f"{YEAR}{SECOND_YEAR}"
NOT_WRITTEN = r"(?:zz?|xx?|\?\??|--|__|dd|mm|nk)"
FIGURE = f"{NOT_WRITTEN}|[0-9]{{1,2}}"
SOME_NOT_WRITTEN = "(?=.*(?:[zx?_dmynk]|--))"
NO_YEAR_WRITTEN = r"(?:zz(?:zz)?|xx(?:xx)?|yy(?:yy)?|\?{1,4}|--(?:--)?|__(?:__)?)"


def _forms(*pairs: tuple[str, Build]) -> tuple[Form, ...]:
    return tuple(Form(re.compile(pattern), builder) for pattern, builder in pairs)


NUMBERS = _forms(
    (YEAR + r"(?:\.0+)?", build.single_year),
    (r"(?P<n>[2-5][0-9]{4}|60000)(?:\.[0-9]+)?", build.serial),
    (r"(?P<all>[0-9]{8})", build.digits),
)

FORMS = (
    *_forms(
        (f"(?P<d>[0-9]{{1,2}})(?P<gap>{TIGHT})(?P<m>[0-9]{{1,2}})(?P<gap2>{TIGHT})(?P<y>[0-9]{{4}}|[0-9]{{2}})", build.figures),
        (f"{YEAR}{TIGHT}(?P<m>[0-9]{{1,2}}){TIGHT}(?P<d>[0-9]{{1,2}})", build.day_month_year),
        ("(?P<d>[0-9]{1,2}) ?- ?(?P<m>[0-9]{1,2}) ?- ?(?P<y>[0-9]{4}|[0-9]{2})", build.day_month_year),
        (f"{DAY} ?(?:of )?{LOOSE}{MONTH}{LOOSE}{ANY_YEAR}", build.day_month_year),
        (f"{MONTH}{LOOSE}{YEAR}", build.month_year),
    ),
    *NUMBERS,
    *_forms(
        (f"(?P<m>[0-9]{{1,2}}) ?[ ./\\\\-] ?{YEAR}", build.month_year),
        (f"{YEAR} ?[./-] ?(?P<m>[0-9]{{1,2}})", build.year_and_number),
        (f"{MONTH} of {YEAR}", build.month_year),
        (f"{MONTH} ?(?:[-/] ?'?|')(?P<y>[0-9]{{2}})", build.month_year),
        (f"{MONTH}[ .]{{0,2}}(?P<y>[0-9]{{2}})", build.month_and_number),
        (f"{MONTH}{GAP}{DAY}[ ,/-]{{1,2}}{YEAR}", build.day_month_year),
        (f"{YEAR}{LOOSE}{MONTH}{LOOSE}{DAY}", build.day_month_year),
        (f"{YEAR}{LOOSE}{MONTH}", build.month_year),
        (f"{DAY} ?(?:of )?{LOOSE}{MONTH}", build.day_month),
        (f"{MONTH} (?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)", build.day_month),
        (MONTH, build.month_alone),
        (r"(?P<d>[0-9]{1,2})/(?P<m>[0-9]{1,2})", build.numeric_day_month),
        (rf"{SOME_NOT_WRITTEN}(?P<d>{FIGURE}) ?[./-] ?(?P<m>{FIGURE}) ?[./-] ?(?P<y>{NO_YEAR_WRITTEN}|[0-9]{{4}}|[0-9]{{2}})", build.partial),
        (rf"{YEAR}[./-](?P<m>{FIGURE})[./-](?P<d>{NOT_WRITTEN})", build.partial),
        (rf"(?:zz?|xx?|nk){LOOSE}{MONTH}{LOOSE}{ANY_YEAR}", build.month_year),
        # Without this the marks would read as a hedge and "20??" as 2020.
        (r".*(?<![0-9])(?:19|20)(?:\?\?|xx|zz|--|__)", build.year_not_known),
        (f"{YEAR} ?/ ?(?P<y2>[0-9]{{4}})", build.year_slash_year),
        (r"(?P<y>(?:19|20)[0-9]0)'?s", build.decade),
        (f"{SEASON}(?: of)?(?: {YEARS})?", build.season),
        (f"{YEARS_FIRST} {SEASON}", build.season),
        (f"{TERM}(?: of|,)? {YEARS}", build.term),
        (f"{YEARS_FIRST},? {TERM}", build.term),
        (f"(?P<name>autumn|spring|summer) {YEARS} term", build.term),
        (f"{QUARTER}(?: of)?[ ,/-]{{0,3}}(?:fy ?)?{YEARS}", build.quarter),
        (f"{YEARS_FIRST}[ ,/-]{{0,3}}{QUARTER}", build.quarter),
        (f"(?P<name>academic|school|financial) year:? {YEARS}", build.named_year),
        (f"(?P<name>fy) ?{YEARS}", build.named_year),
    ),
)


def fitting(text: str, forms: tuple[Form, ...], *, this_year: int) -> Piece | None:
    """The piece of the first form that the whole of ``text`` fits; None when no form does."""
    for form in forms:
        found = form.pattern.fullmatch(text)
        if found:
            return form.build(found, this_year)
    return None
