"""How alike two entries are: in time, in whom they name, in their words, and in one naming the other's agency as its source.

How much likeness is enough follows from the record itself: a thing that two entries of fifty share says less than one that only these two
share, and the same day says less in a busy month than in a thin year. ``Record.chance`` puts it together as the number of entries that
would be as near and as alike by chance alone, with the frequencies of the family's own record; the idea is that of Fellegi and Sunter,
"A theory for record linkage" (1969). The number decides and orders what is shown. It is not shown.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import inf

from rapidfuzz import fuzz

from dashboard.page_data.content_words import ContentWords
from dashboard.page_data.named_sources import NamedSources
from data_models.agencies import Agency
from data_models.record import Entry, EvidenceStatus

NEAR_DAYS, WEEK_DAYS, NAMED_DAYS = 3, 7, 14
"""Most days between two entries of one incident: as a rule; where a date is only about, or people and words both agree; where one
names the other's agency as its source, for news travels slowly."""
_AROUND_DAYS = 45
"""Entries this many days either side say how busy the record was then."""
_SAME_DAY_SHARE = 0.25
"""Agencies write on the same days, those of meetings: of the further entries of that very day one in four may be alike by chance."""
_NEARLY_EQUAL, _FEWEST_WORDS = 85, 4


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two entries share. ``gap``: least days between them, None where either is undated. ``words``: as the first of the two wrote
    them, the least common first. ``names``: id of the one that names the other's agency as its source, "" for neither."""

    gap: int | None
    people: tuple[str, ...]
    words: tuple[str, ...]
    names: str


@dataclass(frozen=True, slots=True)
class Told:
    """One entry taken apart. ``start`` and ``end``: day numbers, 0 where undated. ``words``: stem → as written."""

    entry: Entry
    start: int
    end: int
    people: frozenset[str]
    words: Mapping[str, str]
    stems: frozenset[str]
    sources: frozenset[Agency]

    @property
    def undated(self) -> bool:
        return self.start == 0

    @property
    def said(self) -> str:
        """The stems in one order, for comparing whole texts: few are compared."""
        return " ".join(sorted(self.words))

    @property
    def passes_on(self) -> bool:
        """True where its own status does not say that its writer saw it, so that a source it names is where it comes from."""
        return not self.entry.evidence_status.verified and self.entry.evidence_status is not EvidenceStatus.PROFESSIONAL_OPINION


class Record:
    """A family's entries taken apart, and how often each thing occurs among them."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        words, sources = ContentWords(sorted({label for entry in entries for label in entry.people})), NamedSources()
        self.told = [_taken_apart(entry, words.of(entry.text), sources.of(entry)) for entry in entries]
        self._holding: dict[object, set[int]] = defaultdict(set)
        for place, told in enumerate(self.told):
            for thing in (*told.people, *((stem,) for stem in told.stems), told.entry.agency):
                self._holding[thing].add(place)
        self._starts = sorted(told.start for told in self.told if not told.undated)
        self._begun_on = Counter(self._starts)
        self._rates: dict[int, float] = {}
        self._shares: dict[tuple[frozenset[str], frozenset[str]], float] = {}

    def seldom(self, most: int) -> list[list[int]]:
        """Places of the entries that share a word, for each word that no more than ``most`` of them use."""
        return [sorted(places) for thing, places in self._holding.items() if isinstance(thing, tuple) and 1 < len(places) <= most]

    def likeness(self, one: Told, other: Told) -> Likeness:
        """What two entries share, near or not."""
        stems = sorted(one.stems & other.stems, key=lambda stem: (len(self._holding[stem,]), stem))
        return Likeness(
            _days_between(one, other), tuple(sorted(one.people & other.people)), tuple(one.words[stem] for stem in stems), _naming(one, other))

    def chance(self, one: Told, other: Told, *, enough: float = inf) -> float:
        """Expected number of entries as near and as alike as these two by chance; infinite where they lie too far apart or share nothing.

        ``enough``: infinite too where even the very day they lie on and what they share alone make it as much or more, as of most pairs it does.
        """
        people, stems = one.people & other.people, one.stems & other.stems
        names = _naming(one, other) if one.sources or other.sources else ""
        if not (people or stems or names):
            return inf
        alike = self._alike_by_chance(people, stems)
        if not names and self._rate((one.start + other.start) // 2) * alike >= enough:
            return inf
        gap = _days_between(one, other)
        if gap is None or gap > _most_days(one, other, names=bool(names), alike=bool(people and stems)):
            return inf
        chance = self._near_by_chance(one, other, gap) * alike
        if stems:  # among many words one agrees sooner than among few
            chance *= min(len(one.stems), len(other.stems)) / len(stems)
        if names:
            chance *= len(self._holding[(other if names == one.entry.id else one).entry.agency]) / len(self.told)
        return chance

    def _near_by_chance(self, one: Told, other: Told, gap: int) -> float:
        """Expected entries within ``gap`` days of both by chance: at the rate of that time, or of that very day where it was a busy one."""
        days = one.end - one.start + other.end - other.start + 1 + 2 * gap
        first, last = max(one.start, other.start), min(one.end, other.end)
        return max(self._rate((one.start + other.start) // 2) * days, _SAME_DAY_SHARE * (self._begun(min(first, last), max(first, last)) - 2))

    def _rate(self, middle: int) -> float:
        """Entries a day around that day, never none."""
        rate = self._rates.get(middle)
        if rate is None:
            begun = self._begun(middle - _AROUND_DAYS, middle + _AROUND_DAYS)
            rate = self._rates[middle] = max(begun - 1, 1) / (2 * _AROUND_DAYS + 1)
        return rate

    def _begun(self, first: int, last: int) -> int:
        if first == last:
            return self._begun_on[first]
        return bisect_right(self._starts, last) - bisect_left(self._starts, first)

    def _alike_by_chance(self, people: frozenset[str], stems: frozenset[str]) -> float:
        """Share of the other entries that name all these people and use all these words."""
        share = self._shares.get((people, stems))
        if share is None:
            holding = sorted((self._holding[thing] for thing in (*people, *((stem,) for stem in stems))), key=len)
            others = len(set.intersection(*holding)) - 1 if holding else len(self.told) - 1
            share = self._shares[people, stems] = max(others, 1) / max(len(self.told) - 1, 1)
        return share


def nearly_equal(one: Told, other: Told) -> bool:
    """True where two entries say nearly the same in content words, whatever their order."""
    if min(len(one.stems), len(other.stems)) < _FEWEST_WORDS:
        return False
    return fuzz.ratio(one.said, other.said, score_cutoff=_NEARLY_EQUAL) > 0


def _taken_apart(entry: Entry, words: Mapping[str, str], sources: frozenset[Agency]) -> Told:
    return Told(
        entry=entry, start=_number(entry.happened.start), end=_number(entry.happened.end), people=frozenset(entry.people), words=words,
        stems=frozenset(words), sources=sources,
    )


def _number(day: date | None) -> int:
    return day.toordinal() if day else 0


def _naming(one: Told, other: Told) -> str:
    """Which of two entries names the other's agency as its source; neither where each names the other's."""
    one_names, other_names = other.entry.agency in one.sources, one.entry.agency in other.sources
    if one_names == other_names:
        return ""
    return one.entry.id if one_names else other.entry.id


def _days_between(one: Told, other: Told) -> int | None:
    if not one.start or not other.start:
        return None
    return max(0, other.start - one.end, one.start - other.end)


def _most_days(one: Told, other: Told, *, names: bool, alike: bool) -> int:
    if names:
        return NAMED_DAYS
    return WEEK_DAYS if alike or one.entry.happened.approximate or other.entry.happened.approximate else NEAR_DAYS
