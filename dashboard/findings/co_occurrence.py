"""Concerns about adults present together in the same quarter, and for how many quarters."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from dashboard.findings.in_words import counted, listed
from dashboard.findings.reading import Reading, concern_entries_on, each_once
from dashboard.findings.whose import adults_in, whose_alone
from data_models.finding import BEARS_ON, Block, Finding, Kind
from data_models.incidents import Incident
from data_models.record import Entry
from data_models.themes import Theme

TOGETHER = (
    Theme.DOMESTIC_ABUSE, Theme.ADULT_MENTAL_HEALTH, Theme.DRUG_MISUSE, Theme.ALCOHOL_MISUSE, Theme.ADULT_VIOLENCE, Theme.SEXUAL_ABUSE,
    Theme.NEGLECT,
)
PAIRS_NAMED = 3
Quarter = tuple[int, int]
ByQuarter = dict[Quarter, dict[Theme, list[Incident]]]

KIND = Kind(
    code="co-occurrence",
    title="Concerns present together",
    block=Block.CUMULATIVE,
    beside=BEARS_ON,
    authority="Review §4.2, 4.28, learning point 5",
    method="For each calendar quarter, the themes with an incident of concern dated wholly inside it. Two themes in one quarter are present "
    "together, whether or not about the same adult, and in how many they are about one is said, and whom the first names where they are not; one "
    f"quarter is enough. The {PAIRS_NAMED} pairs found in most quarters are named. Beside them, entries on those themes that are protective or "
    "speak against one, and quarters with one theme alone. Being present together does not say that one caused the other.",
)


def find(reading: Reading) -> Iterator[Finding]:
    quarters, unplaced = _by_quarter(reading)
    together = {quarter: themes for quarter, themes in quarters.items() if len(themes) >= 2}
    if not together:
        return
    alone = {quarter: themes for quarter, themes in quarters.items() if len(themes) == 1}
    evidence = _entries(together)
    on_them = {theme for themes in together.values() for theme in themes}
    other_side = each_once(*(reading.contrary_on(theme) for theme in TOGETHER if theme in on_them))
    shown = {entry.id for entry in evidence}
    yield Finding(
        kind=KIND,
        key="adults",
        statement=_statement(reading, quarters, together),
        children=reading.children_named(evidence),
        evidence=evidence,
        contrary=each_once(other_side, (entry for entry in _entries(alone) if entry.id not in shown)),
        not_recorded=(
            f"Beside this: {counted(len(alone), 'quarter')} in which one of these concerns stands alone." if alone
            else "No quarter holds one of these concerns alone.",
            *((f"Beside this, on these themes: {counted(len(other_side), 'row')} that {'is' if len(other_side) == 1 else 'are'} protective, or "
               f"{'denies, disputes, takes back or closes' if len(other_side) == 1 else 'deny, dispute, take back or close'} a concern.",)
              if other_side else ()),
            *((f"{counted(unplaced, 'incident')} undated, or dated too loosely to place in one quarter.",) if unplaced else ()),
            *reading.notes(evidence),
        ),
    )


def _statement(reading: Reading, quarters: ByQuarter, together: ByQuarter) -> str:
    pairs = {
        pair: count for pair in combinations(TOGETHER, 2)
        if (count := sum(1 for themes in together.values() if set(pair) <= set(themes)))
    }
    often = sorted(pairs.items(), key=lambda item: -item[1])
    said = [f"{first.label.lower()} with {second.label.lower()} in {count}" for (first, second), count in often[:PAIRS_NAMED]]
    if len(often) > PAIRS_NAMED:
        said.append(f"{counted(len(often) - PAIRS_NAMED, 'other pair')} in {often[PAIRS_NAMED][1]} or fewer")
    most = max(together.items(), key=lambda item: (len(item[1]), item[0]))
    first, last = min(together), max(together)
    when = f"in {_said(first)}" if first == last else f"the first in {_said(first)}, the last in {_said(last)}"
    text = (
        f"Of {counted(len(quarters), 'quarter')} with one of these concerns recorded, {len(together)} {'holds' if len(together) == 1 else 'hold'} "
        f"two or more together, {when}: {listed(said)}."
    )
    if len(most[1]) > 2:
        text += f" Most at once: {listed(theme.label.lower() for theme in most[1])} in {_said(most[0])}."
    return text + _of_whom(reading, together) + _whose_first(reading, together)


def _whose_first(reading: Reading, together: ByQuarter) -> str:
    """Whom the entries of the first quarter name, where no one adult is named under all its themes: how long two adults lived together is not told
    by the day on which each had a concern of their own."""
    first = min(together)
    named = {
        theme: [label for label in reading.adult_labels if any(label in entry.people for entry in concern_entries_on(theme, group))]
        for theme, group in together[first].items()
    }
    if not any(named.values()) or set.intersection(*(set(labels) for labels in named.values())):
        return ""
    said = "; ".join(f"{theme.label.lower()} in entries that name {listed(whom) or 'no adult of the family'}" for theme, whom in named.items())
    return f" In the first, {_said(first)}: {said}."


def _of_whom(reading: Reading, together: ByQuarter) -> str:
    """In how many of these quarters two themes are recorded of one adult: in entries that name that adult and no other. "" where none names any."""
    if not any(adults_in(reading, entry) for entry in _entries(together)):
        return ""
    number = sum(1 for themes in together.values() if _of_one(reading, themes))
    if not number:
        return " In none of these quarters do entries that name one and the same adult alone carry two or more of them."
    said = f" In {number} of the {len(together)} quarters, entries that name one and the same adult alone carry two or more of them"
    return f"{said}." if number == len(together) else f"{said}; in the other {len(together) - number} no one adult is so named."


def _of_one(reading: Reading, themes: dict[Theme, list[Incident]]) -> bool:
    named = Counter(
        adult for theme, group in themes.items()
        for adult in {whose_alone(reading, entry) for entry in concern_entries_on(theme, group)} if adult)
    return max(named.values(), default=0) > 1


def _entries(quarters: ByQuarter) -> tuple[Entry, ...]:
    groups = ((theme, group) for themes in quarters.values() for theme, group in themes.items())
    return tuple({entry.id: entry for theme, group in groups for entry in concern_entries_on(theme, group)}.values())


def _by_quarter(reading: Reading) -> tuple[ByQuarter, int]:
    quarters: ByQuarter = defaultdict(lambda: defaultdict(list))
    unplaced: set[str] = set()
    for theme in TOGETHER:
        for incident in reading.concerns.get(theme, ()):
            start, end = incident.happened.start, incident.happened.end
            if start is None or end is None or _quarter(start) != _quarter(end):
                unplaced.add(incident.id)
            else:
                quarters[_quarter(start)][theme].append(incident)
    return dict(sorted(quarters.items())), len(unplaced)


def _quarter(day: date) -> Quarter:
    return day.year, (day.month - 1) // 3 + 1


def _said(quarter: Quarter) -> str:
    months = ("January to March", "April to June", "July to September", "October to December")
    return f"{months[quarter[1] - 1]} {quarter[0]}"
