"""From the parts that a form found to the piece of calendar they mean. Each builder takes the match and this year."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from dashboard.importers.dates.pieces import (
    Days,
    NotPlacedError,
    Piece,
    day_of,
    exactly,
    month_of,
    never,
    quarter_of,
    season_of,
    term_of,
    years_from,
)
from dashboard.importers.dates.words import MONTHS, NOT_KNOWN
from data_models.dates import Precision

_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def _year(text: str, this_year: int) -> int:
    """Two digits up to this year's are in this century, the others in the last."""
    if len(text) == 4:
        return int(text)
    century = this_year - this_year % 100
    return century + int(text) - (100 if int(text) > this_year % 100 else 0)


def _month_number(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, start=1) if month.startswith(name[:3]))


def _month(m: re.Match[str]) -> int:
    return _month_number(m["mon"]) if "mon" in m.re.groupindex else int(m["m"])


def day_month_year(m: re.Match[str], this_year: int) -> Piece:
    month = _month(m)
    return Piece(Precision.DAY, day_of(month, int(m["d"])), year=_year(m["y"], this_year), month=month)


def figures(m: re.Match[str], this_year: int) -> Piece:
    """Day, month, year. A "5-6/12" is a slip for 5 June 2012 or stands for two days in December."""
    piece = day_month_year(m, this_year)
    lone_hyphen = "-" in m["gap"] and "-" not in m["gap2"]
    if lone_hyphen and len(m["y"]) == 2 and int(m["d"]) < int(m["m"]) and 1 <= int(m["y"]) <= 12:
        return replace(piece, days=never("could be one day or a range of days in a month"))
    return piece


def day_month(m: re.Match[str], _this_year: int) -> Piece:
    month = _month(m)
    return Piece(Precision.DAY, day_of(month, int(m["d"])), month=month)


def numeric_day_month(m: re.Match[str], this_year: int) -> Piece:
    """A "13/2" can only be a day and a month; "05/06" could as well be May 2006, "05/18" May 2018."""
    clear = int(m["d"]) > 12 >= int(m["m"])
    return replace(day_month(m, this_year), doubt="" if clear else "could be a day and a month or a month and a short year")


def month_year(m: re.Match[str], this_year: int) -> Piece:
    month = _month(m)
    return Piece(Precision.MONTH, month_of(month), year=_year(m["y"], this_year), month=month)


def month_alone(m: re.Match[str], _this_year: int) -> Piece:
    return Piece(Precision.MONTH, month_of(_month(m)), month=_month(m))


def month_and_number(m: re.Match[str], this_year: int) -> Piece:
    """A "May 99" is a year; "May 18" may be a day, and nothing tells which."""
    piece = month_year(m, this_year)
    number, name = int(m["y"]), MONTHS[piece.month - 1].title()
    return piece if number > 31 or number == 0 else replace(piece, days=never(f"could be {name} {piece.year} or {number} {name}"))


def partial(m: re.Match[str], this_year: int) -> Piece:
    """Statutory returns write "zz" for what is not known. A day of an unknown month says no more than its year."""
    month, year = m["m"], m["y"]
    if not year[-1].isdigit():
        return year_not_known(m, this_year)
    if not month.isdigit():
        return Piece(Precision.YEAR, years_from(), year=_year(year, this_year))
    return Piece(Precision.MONTH, month_of(int(month)), year=_year(year, this_year), month=int(month))


def year_not_known(_m: re.Match[str], this_year: int) -> Piece:
    return Piece(Precision.UNKNOWN, never(NOT_KNOWN), year=this_year)


def single_year(m: re.Match[str], _this_year: int) -> Piece:
    return Piece(Precision.YEAR, years_from(), year=int(m["y"]))


def decade(m: re.Match[str], _this_year: int) -> Piece:
    return Piece(Precision.RANGE, years_from(int(m["y"]) + 9), year=int(m["y"]), approximate=True)


def _two_years(year: int, last: int, note: str = "") -> Piece:
    """A "2016/17" may be financial, academic or two whole years: the interval holds all of them."""
    return Piece(Precision.RANGE, years_from(last), year=year, approximate=True, note=note)


def year_and_number(m: re.Match[str], _this_year: int) -> Piece:
    """A "2018-05" is a month and "2016/17" two years; "2011/12" may be either, so it is read as both and put before a person."""
    year, number = int(m["y"]), m["m"]
    follows = (year + 1) % 10 ** len(number) == int(number)
    if follows and not 1 <= int(number) <= 12:
        return _two_years(year, year + 1)
    if follows:
        return _two_years(year, year + 1, f"could be {MONTHS[int(number) - 1].title()} {year} or the years {year} to {year + 1}")
    if int(number) > 12 and int(number) > year % 100:
        return _two_years(year, year - year % 100 + int(number))
    return Piece(Precision.MONTH, month_of(int(number)), year=year, month=int(number))


def year_slash_year(m: re.Match[str], _this_year: int) -> Piece:
    return _two_years(int(m["y"]), int(m["y2"]))


def _split_year(m: re.Match[str], first: Callable[[int], Days]) -> Callable[[int], Days]:
    """``first`` for a year written as two ("2018/19"), provided that the second follows the first."""
    second = m["y2"]

    def days(year: int) -> Days:
        if second and (year + 1) % 10 ** len(second) != int(second):
            raise NotPlacedError(f"cannot be: {second} does not follow {year}")
        return first(year)

    return days


def season(m: re.Match[str], this_year: int) -> Piece:
    """Winter runs from December of its year; a winter without a year could be either side of New Year."""
    winter = m["name"] == "winter"
    days, groups = season_of(m["name"]), m.groupdict()
    if groups.get("y2") and not winter:
        return Piece(Precision.SEASON, never("could be in either of two years"), year=_year(groups["y"], this_year))
    year = _year(groups["y"], this_year) if groups.get("y") else None
    doubt = "could be either of two winters" if winter and year is None else ""
    return Piece(Precision.SEASON, _split_year(m, days) if groups.get("y2") else days, year=year, month=days(2000)[0].month, doubt=doubt)


def term(m: re.Match[str], this_year: int) -> Piece:
    """In an academic year only the autumn term lies in the first of its two years."""
    named = term_of(m["name"])
    later = 1 if m["y2"] and m["name"] != "autumn" else 0
    return Piece(Precision.TERM, _split_year(m, lambda year: named(year + later)), year=_year(m["y"], this_year))


def quarter(m: re.Match[str], this_year: int) -> Piece:
    number = int(m["q"]) if m["q"] else _NTH.get(m["nth"]) or int(m["nth"][0])
    return Piece(Precision.QUARTER, _split_year(m, quarter_of(number, financial=bool(m["y2"]))), year=_year(m["y"], this_year))


def named_year(m: re.Match[str], this_year: int) -> Piece:
    start = 9 if m["name"] in ("academic", "school") else 4

    def days(year: int) -> Days:
        return date(year, start, 1), date(year + 1, start, 1) - timedelta(days=1)

    return Piece(Precision.RANGE, _split_year(m, days), year=_year(m["y"], this_year))


def digits(m: re.Match[str], _this_year: int) -> Piece:
    """Eight digits: year first where they begin with a year of our time, else day first. No number fits both."""
    text = m["all"]
    year_first = 1900 <= int(text[:4]) <= 2100
    if not year_first:
        text = text[4:] + text[2:4] + text[:2]
    return Piece(Precision.DAY, day_of(int(text[4:6]), int(text[6:])), year=int(text[:4]))


def serial(m: re.Match[str], _this_year: int) -> Piece:
    """A day number of the 1900 date system, which counts a 29 February 1900 that never was; the fraction is a time of day."""
    day = date(1899, 12, 30) + timedelta(days=int(m["n"]))
    return Piece(Precision.DAY, exactly(day, day), year=day.year)
