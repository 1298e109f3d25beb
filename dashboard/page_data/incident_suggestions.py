"""Pairs of entries that may describe one incident, each with its reasons in words. Nothing is joined but by a person."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.page_data.entry_likeness import NAMED_DAYS, NEAR_DAYS, WEEK_DAYS, Likeness, Record, Told, nearly_equal
from data_models.history import History
from data_models.incidents import Incident, incidents_in, incidents_of
from data_models.record import Entry, IncidentLink, LinkRelation
from data_models.same_incident import Links, Together

ENOUGH = 1 / 12
"""A pair is suggested where fewer entries than this would be as near and as alike by chance: tuned on sample families A and C,
with Family B held out (tests/page_data/test_incident_suggestions.py prints what is found and what is suggested)."""
MOST_AT_ONCE = 300
"""Entries one is set beside, those that began last: it bounds the work where hundreds share a date that stands for "not known"."""
SELDOM = 20
WORDS_SAID = 4


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries in order of date. ``echo``: id of the one that names the other's agency as its source, "" where neither does.

    ``reasons``: why it is suggested, in words. ``chance`` orders pairs (less is liker) and is not for the screen.
    """

    first: Entry
    second: Entry
    reasons: tuple[str, ...]
    echo: str = ""
    chance: float = 0.0


def pairs_in(history: History) -> tuple[Pair, ...]:
    """As ``suggested_pairs``, for ``History.made``: two pages ask for them."""
    return _suggested(history.entries, history.made(incidents_in), history.links)


def suggested_pairs(entries: Sequence[Entry], links: Iterable[IncidentLink]) -> tuple[Pair, ...]:
    """What a person is asked, by date: for any two incidents one pair, and none that the others asked for would settle.

    Entries already in one incident are not suggested, nor two incidents of which any two entries were told apart. 10,000 entries take
    about half a second: in order of date, each is set beside those that ended shortly before it began, or had not ended.
    """
    links = tuple(links)
    return _suggested(entries, incidents_of(entries, links), links)


def _suggested(entries: Sequence[Entry], incidents: Iterable[Incident], links: Sequence[IncidentLink]) -> tuple[Pair, ...]:
    decided = _Decided(incidents, links)
    open_pairs = [pair for pair in _alike(Record(entries)) if decided.leaves_open(pair)]
    return tuple(sorted(decided.least_to_ask(_one_origin_each(open_pairs)), key=_place))


def _alike(record: Record) -> Iterator[Pair]:
    """Pairs alike enough, whatever was decided of them."""
    dated = sorted((told for told in record.told if not told.undated), key=lambda told: (told.start, told.end, told.entry.id))
    beside: list[Told] = []
    lately: list[Told] = []  # of those beside, what an entry that names no source may be set beside
    day = 0
    for told in dated:
        if told.start != day or len(beside) > MOST_AT_ONCE:  # within one day nobody drops out
            day, beside = told.start, [other for other in beside[-MOST_AT_ONCE:] if told.start - other.end <= NAMED_DAYS]
            lately = [other for other in beside if other.sources or told.start - other.end <= WEEK_DAYS]
        for other in beside if told.sources else _worth_weighing(told, lately):
            if _enough(other, told, chance := record.chance(other, told, enough=ENOUGH)):
                yield _pair(other, told, record.likeness(other, told), chance)
        beside.append(told)
        lately.append(told)
    yield from _undated(record)


def _worth_weighing(told: Told, beside: Iterable[Told]) -> list[Told]:
    """The few of one week that share more with an entry than the time of year, found at little cost: words and people, or one and lie near."""
    stems, people = told.stems, told.people
    near = told.start - (WEEK_DAYS if told.entry.happened.approximate else NEAR_DAYS)
    return [
        other for other in beside
        if other.sources or (
            not (other.stems.isdisjoint(stems) and other.people.isdisjoint(people))
            if other.end >= near or other.entry.happened.approximate else
            not (other.stems.isdisjoint(stems) or other.people.isdisjoint(people))
        )
    ]


def _enough(one: Told, other: Told, chance: float) -> bool:
    """Two entries of one agency are seldom one incident told twice, so theirs must lie close and say nearly the same."""
    if chance >= ENOUGH:
        return False
    return one.entry.agency is not other.entry.agency or (other.start - one.end <= NEAR_DAYS and nearly_equal(one, other))


def _undated(record: Record) -> Iterator[Pair]:
    """Pairs of which one or both have no date: only words that are nearly the same bring them together, never a date."""
    seen: set[tuple[int, int]] = set()
    for places in record.seldom(SELDOM):
        for number, place in enumerate(places):
            for other in places[number + 1:]:
                one, two = record.told[place], record.told[other]
                if not (one.undated or two.undated) or (place, other) in seen:
                    continue
                seen.add((place, other))
                if nearly_equal(one, two):
                    yield _pair(one, two, record.likeness(one, two))


def _pair(one: Told, other: Told, likeness: Likeness, chance: float = 0.0) -> Pair:
    echo = likeness.names if likeness.names and (one if likeness.names == one.entry.id else other).passes_on else ""
    return Pair(one.entry, other.entry, _reasons(one, other, likeness), echo, chance)


def _reasons(one: Told, other: Told, likeness: Likeness) -> tuple[str, ...]:
    words = ", ".join(f"“{word}”" for word in likeness.words[:WORDS_SAID])
    names, named = (one, other) if likeness.names == one.entry.id else (other, one)
    return tuple(reason for reason in (
        _apart_in_words(one, other, likeness.gap),
        f"both name {_listed(likeness.people)}" if likeness.people else "",
        "they say nearly the same" if nearly_equal(one, other) else "",
        f"both speak of {words}" if words else "",
        f"{names.entry.agency.label} names {named.entry.agency.label} as its source" if likeness.names else "",
    ) if reason)


def _apart_in_words(one: Told, other: Told, gap: int | None) -> str:
    if gap is None:
        return "neither has a date" if one.undated and other.undated else "one of them has no date"
    exact = one.entry.happened.exact and other.entry.happened.exact
    if gap == 0:
        return "same day" if exact else "their dates overlap"
    days = "1 day" if gap == 1 else f"{gap} days"
    return f"{days} apart" if exact else f"{days} or more apart, as far as the dates are known"


def _listed(labels: Sequence[str]) -> str:
    return labels[0] if len(labels) == 1 else f"{', '.join(labels[:-1])} and {labels[-1]}"


def _one_origin_each(pairs: Iterable[Pair]) -> list[Pair]:
    """An entry that names an agency as its source repeats one entry of it: the likest."""
    kept: list[Pair] = []
    origins: dict[tuple[str, str], Pair] = {}
    for pair in pairs:
        if not pair.echo:
            kept.append(pair)
            continue
        origin = pair.second if pair.echo == pair.first.id else pair.first
        key = (pair.echo, origin.agency.value)
        if key not in origins or pair.chance < origins[key].chance:
            origins[key] = pair
    return [*kept, *origins.values()]


class _Decided:
    """What is settled already: which entries are one incident, and which incidents were told apart."""

    def __init__(self, incidents: Iterable[Incident], links: Sequence[IncidentLink]) -> None:
        self._incident: dict[str, str] = {}
        self._agencies: dict[str, set[str]] = {}
        for incident in incidents:
            for entry in (*incident.entries, *incident.echoes):
                self._incident[entry.id] = incident.id
                self._agencies.setdefault(incident.id, set()).add(entry.agency.value)
        self._apart = {
            frozenset(self._incident[entry_id] for entry_id in pair) for pair, link in Links(links).pairs.items()
            if link.relation is LinkRelation.SEPARATE and all(entry_id in self._incident for entry_id in pair)
        }

    def leaves_open(self, pair: Pair) -> bool:
        one, other = self._incident[pair.first.id], self._incident[pair.second.id]
        if one == other or frozenset((one, other)) in self._apart:
            return False
        return not (pair.echo and self._has_its_origin(pair))

    def _has_its_origin(self, pair: Pair) -> bool:
        """True where the incident of an entry that names its source already has an entry of that source."""
        origin = pair.second if pair.echo == pair.first.id else pair.first
        return origin.agency.value in self._agencies[self._incident[pair.echo]]

    def least_to_ask(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """The likest pairs that join all the incidents which any of ``pairs`` would join, each asked once (Kruskal's spanning forest)."""
        together = Together()
        for pair in sorted(pairs, key=lambda pair: (pair.chance, pair.first.id, pair.second.id)):
            one, other = together.root(self._incident[pair.first.id]), together.root(self._incident[pair.second.id])
            if one != other:
                together.join(one, other)
                yield pair


def _place(pair: Pair) -> tuple[date, date, str, str]:
    happened = pair.first.happened
    return happened.end or date.max, happened.start or date.max, pair.first.id, pair.second.id
