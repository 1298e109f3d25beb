"""Around a bare date: hedges, weekdays, times of day, "w/c", "early"; and two dates that make a range."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from dashboard.importers.dates.forms import DAY, FORMS, MONTH, SEASON, fitting
from dashboard.importers.dates.pieces import Piece, day_of, joined, third_of, week_from, week_until
from dashboard.importers.dates.words import PARTS, WEEKDAYS
from data_models.dates import Precision

_HEDGE = (
    r"(?:approx(?:imately)?|circa|about|around|abt|roughly|est(?:imated)?|prob(?:ably)?|poss(?:ibly)?|perhaps|maybe|thought to be|believed to be"
    r"|some ?time (?:in|on|during)|(?:in|on) ?(?:or|/) ?(?:about|around))(?![a-z])\.?|ca?\.|ca?(?= ?[0-9]| [a-z])"
)
_WEEKDAY = "(?P<weekday>mon|tue|wed|thu|fri|sat|sun)(?:s|nes|r|rs|ur)?(?:day)?"
_CLOCK = r"(?:[01]?[0-9]|2[0-4]){sep}[0-5][0-9](?:[:.][0-5][0-9])?(?:\.[0-9]+)? ?(?:am|pm|a\.m\.?|p\.m\.?|hrs?|hours|h)?"
_ZONE = r" ?(?:z|gmt|bst|utc|[+-][0-9]{2}:?[0-9]{2})?"
_HOUR = r"(?:1[0-2]|0?[1-9]) ?(?:am|pm|a\.m\.?|p\.m\.?)|(?:[01][0-9]|2[0-3])[0-5][0-9] ?(?:hrs?|hours|h)"
_TIME_OF_DAY = r"(?:in the |late |early )?(?:morning|afternoon|evening|night|lunchtime|early hours|am|pm|noon|midday|midnight)"
_TIME = rf"(?:{_CLOCK.format(sep='[:.]')}{_ZONE}|{_HOUR}|{_TIME_OF_DAY})"
_TIME_FIRST = rf"(?:{_CLOCK.format(sep=':')}|{_HOUR})"
_BARE_DAY = re.compile(rf"(?:{_WEEKDAY}[,.]? ?)?(?:the )?{DAY}")
_SLASHED_LEFT = re.compile(rf"(?:(?:{_WEEKDAY}[,.]? ?)?{DAY}|{MONTH}|{SEASON}|{DAY.replace('<d>', '<d2>')} {MONTH.replace('<mon>', '<mon2>')})")
_ISO_START = re.compile("[0-9]{4}-")
_NAMED = re.compile(f"{MONTH}|{SEASON}")
_NUMBER = "[0-9]{1,2}(?:st|nd|rd|th)?"
_MONTH_FIRST = re.compile(rf"{MONTH}\.? (?P<first>{_NUMBER}) ?(?:-|to) ?(?P<last>{_NUMBER}),? (?P<year>[0-9]{{4}})")
_WORDED = re.compile(r"(?:from )?(.+?) (?:to|until|till|through|up to) (.+)")
_BETWEEN = re.compile(r"between (.+) and (.+)")
# Two ISO timestamps with offsets hold seven hyphens; more is not a range, and the limit bounds the work.
_MOST_HYPHENS = 7

Wrapping = tuple[re.Pattern[str], Callable[[Piece, re.Match[str]], Piece | None]]


def recognised(text: str, *, this_year: int) -> Piece | None:
    """The date or range that the whole of a normalised text means; None when it fits no form."""
    return _simple(text, this_year) or _range(text, this_year) or _wrapped(text, this_year, recognised_inside=_whole)


def _whole(text: str, this_year: int) -> Piece | None:
    return recognised(text, this_year=this_year)


def _simple(text: str, this_year: int) -> Piece | None:
    return fitting(text, FORMS, this_year=this_year)


def _one(text: str, this_year: int) -> Piece | None:
    """One end of a range: anything but another range."""
    return _simple(text, this_year) or _wrapped(text, this_year, recognised_inside=_one)


def _wrapped(text: str, this_year: int, *, recognised_inside: Callable[[str, int], Piece | None]) -> Piece | None:
    """Takes one layer of words off and reads the rest. Only the first layer that fits is tried, so the work stays linear."""
    for pattern, apply in _WRAPPINGS:
        found = pattern.fullmatch(text)
        if found:
            inside = recognised_inside(found["rest"], this_year)
            return apply(inside, found) if inside else None
    return None


def _range(text: str, this_year: int) -> Piece | None:
    for left, right in _halves(text):
        last = _one(right, this_year)
        first = _first(left, last, this_year) if last else None
        if not first or not last or _mere_number(first) or _mere_number(last):
            continue
        whole = joined(first, last)
        if whole and not (f"{left}-{right}" in text and _broken_iso(first, last)):
            return whole
    return None


def _broken_iso(first: Piece, last: Piece) -> bool:
    """With a hyphen and no spaces, "2019-06-03-05" is a mistyped date, not a range that begins with the year 2019."""
    return (first.precision is Precision.YEAR) != (last.precision is Precision.YEAR)


def _mere_number(piece: Piece) -> bool:
    """A serial or eight digits: beside a hyphen these are rather a telephone or case number."""
    return piece.precision is Precision.DAY and not piece.month


def _first(left: str, last: Piece | None, this_year: int) -> Piece | None:
    """The first end; a bare day takes the month of the last ("3rd-5th June 2019")."""
    bare = _BARE_DAY.fullmatch(left)
    if not bare:
        return _one(left, this_year)
    if last is None or last.precision is not Precision.DAY or not last.month:
        return None
    return replace(last, days=day_of(last.month, int(bare["d"])), weekday=_weekday(bare))


def _halves(text: str) -> Iterator[tuple[str, str]]:
    """Where a text may fall into two dates, the likeliest first."""
    american = _MONTH_FIRST.fullmatch(text)
    if american:
        yield american["first"], f"{american['last']} {american['mon']} {american['year']}"
    for pattern in (_BETWEEN, _WORDED):
        found = pattern.fullmatch(text)
        if found:
            yield found[1], found[2]
    bare = text.removeprefix("from ")
    if bare.count("-") <= _MOST_HYPHENS:
        spaced = [at for at in range(len(bare)) if bare.startswith(" - ", at)]
        hyphens = [at + 1 for at in spaced] or [at for at, letter in enumerate(bare) if letter == "-"]
        for at in hyphens:
            left, right = bare[:at].strip(), bare[at + 1 :].strip()
            if left and right:
                yield left, right
    left, _, right = (part.strip() for part in text.partition("/"))
    named = _NAMED.search(right) and _SLASHED_LEFT.fullmatch(left)
    if named or (_ISO_START.match(left) and _ISO_START.match(right)):
        yield left, right


def _weekday(found: re.Match[str]) -> int | None:
    short = found["weekday"]
    return next(number for number, name in enumerate(WEEKDAYS) if name.startswith(short)) if short else None


def _hedged(piece: Piece, _found: re.Match[str]) -> Piece:
    return replace(piece, approximate=True)


def _as_it_is(piece: Piece, _found: re.Match[str]) -> Piece:
    return piece


def _on_weekday(piece: Piece, found: re.Match[str]) -> Piece | None:
    return replace(piece, weekday=_weekday(found)) if piece.precision in (Precision.DAY, Precision.RANGE) else None


def _on_last_weekday(piece: Piece, found: re.Match[str]) -> Piece | None:
    return replace(piece, last_weekday=_weekday(found)) if piece.precision is Precision.DAY else None


def _at_time(piece: Piece, _found: re.Match[str]) -> Piece | None:
    return piece if piece.precision in (Precision.DAY, Precision.RANGE) else None


def _week(piece: Piece, found: re.Match[str]) -> Piece | None:
    if piece.precision is not Precision.DAY:
        return None
    return week_until(piece) if found["ending"] else week_from(piece)


def _part(piece: Piece, found: re.Match[str]) -> Piece | None:
    return third_of(piece, PARTS[found["part"]]) if piece.precision in (Precision.YEAR, Precision.MONTH) else None


_WRAPPINGS: tuple[Wrapping, ...] = tuple(
    (re.compile(pattern), apply)
    for pattern, apply in (
        (r"[('\"]+(?P<rest>[^()'\"]+)[)'\"]*", _as_it_is),
        (rf"(?:\((?:\?+|{_HEDGE})\)|[?~]+|{_HEDGE})[ :]*(?P<rest>.+)", _hedged),
        (rf"(?P<rest>.+?)[ ,]*(?:\?+|\(\?+\)|\(?(?:{_HEDGE}|unconfirmed|unsure|not sure|tbc|or thereabouts|ish|-ish)\)?)", _hedged),
        (r"(?:in|on|during|dated|date:|the|year)[ :]+(?P<rest>.+)", _as_it_is),
        (rf"(?P<rest>.+?)(?: |(?: ?[,@;(] ?)|(?<=[0-9])t)(?:(?:at|from|about|around|approx\.?) )?{_TIME}(?: ?(?:-|to) ?{_TIME})?\)?", _at_time),
        (rf"{_TIME_FIRST}(?: ?(?:-|to) ?{_TIME_FIRST})?(?: on |, ?| )(?P<rest>.+)", _at_time),
        (rf"{_TIME_OF_DAY} of (?P<rest>.+)", _at_time),
        (
            r"(?:(?P<ending>w[/.-]e|(?:week|wk) ending)|w[ /.-]?[cb]|(?:week|wk) (?:commencing|beginning|starting|of))[.: ]+(?:the )?(?P<rest>.+)",
            _week,
        ),
        (rf"(?P<part>{'|'.join(PARTS)})[ -](?:in )?(?:the )?(?P<rest>.+)", _part),
        (rf"{_WEEKDAY}(?:[,. ]+|(?=[0-9]))(?:the )?(?P<rest>.+)", _on_weekday),
        (rf"(?P<rest>.+?)[ ,]+\(?{_WEEKDAY}\.?\)?", _on_last_weekday),
        (r"(?P<rest>.+?)[.,;:]+", _as_it_is),
    )
)
