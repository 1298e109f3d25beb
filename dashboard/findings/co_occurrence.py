"""Concerns about adults present together in the same quarter, and for how many quarters."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from dashboard.findings.reading import Reading, counted, entries_of, listed
from data_models.finding import Block, Finding, Kind
from data_models.incidents import Incident
from data_models.themes import Theme

TOGETHER = (
    Theme.DOMESTIC_ABUSE, Theme.ADULT_MENTAL_HEALTH, Theme.DRUG_MISUSE, Theme.ALCOHOL_MISUSE, Theme.ADULT_VIOLENCE, Theme.SEXUAL_ABUSE,
    Theme.NEGLECT,
)
Quarter = tuple[int, int]

KIND = Kind(
    code="co-occurrence",
    title="Concerns present together",
    block=Block.CUMULATIVE,
    authority="Review §4.2, 4.28, learning point 5",
    method="For each calendar quarter, the themes with an incident of concern dated wholly inside it. Two themes in one quarter are "
    "present together; one quarter is enough. Being present together does not say that one caused the other.",
)


def find(reading: Reading) -> Iterator[Finding]:
    quarters, unplaced = _by_quarter(reading)
    together = {quarter: themes for quarter, themes in quarters.items() if len(themes) >= 2}
    if not together:
        return
    alone = {quarter: themes for quarter, themes in quarters.items() if len(themes) == 1}
    evidence = entries_of(incident for themes in together.values() for group in themes.values() for incident in group)
    pairs = {
        pair: count for pair in combinations(TOGETHER, 2)
        if (count := sum(1 for themes in together.values() if set(pair) <= set(themes)))
    }
    often = sorted(pairs.items(), key=lambda item: -item[1])
    said = [f"{first.label.lower()} with {second.label.lower()} in {count}" for (first, second), count in often]
    most = max(together.items(), key=lambda item: (len(item[1]), item[0]))
    yield Finding(
        kind=KIND,
        key="adults",
        statement=(
            f"Of {counted(len(quarters), 'quarter')} with one of these concerns recorded, {len(together)} hold two or more together, "
            f"from {_said(min(together))} to {_said(max(together))}: {listed(said)}. "
            f"Most at once: {listed(theme.label.lower() for theme in most[1])} in {_said(most[0])}."
        ),
        children=reading.children_named(evidence),
        evidence=evidence,
        contrary=entries_of(incident for themes in alone.values() for group in themes.values() for incident in group),
        not_recorded=(
            f"The other side here is the {counted(len(alone), 'quarter')} in which one of these concerns stands alone.",
            *((f"{counted(unplaced, 'incident')} dated too loosely to place in one quarter.",) if unplaced else ()),
            *reading.notes(evidence),
        ),
    )


def _by_quarter(reading: Reading) -> tuple[dict[Quarter, dict[Theme, list[Incident]]], int]:
    quarters: dict[Quarter, dict[Theme, list[Incident]]] = defaultdict(lambda: defaultdict(list))
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
