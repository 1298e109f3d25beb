"""Precision and recall of the suggestions on labelled sentences, for each code and over all, with every error as a line.

The labels: a CSV with the columns ``text`` and ``expected``; ``expected`` is a ``;``-separated list of ``kind:code:stance``, empty where
nothing should be suggested.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.tagging import suggest
from data_models.suggestion import Stance

Pair = tuple[str, str]
"""A code with its list ("theme:neglect") and a stance."""
NOT_MEASURED = frozenset({"marker:engagement", "marker:contact", "marker:sibling_voice"})
"""Two people would not label these alike (LABELLING.md)."""
LABELLED_AS = {Stance.CLEARED: Stance.ABSENT}
"""The labels have one word for an outcome and for an absence that was looked for."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Right, wrong and missed."""

    true_positives: int = 0
    false_positives: int = 0
    false_negatives: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.true_positives + other.true_positives, self.false_positives + other.false_positives, self.false_negatives + other.false_negatives,
        )

    @property
    def precision(self) -> float:
        """1.0 where nothing was suggested."""
        suggested = self.true_positives + self.false_positives
        return self.true_positives / suggested if suggested else 1.0

    @property
    def recall(self) -> float:
        """1.0 where nothing was to be found."""
        expected = self.true_positives + self.false_negatives
        return self.true_positives / expected if expected else 1.0


@dataclass(frozen=True, slots=True)
class Measured:
    """``with_stance``: a suggestion is right when code and stance are both labelled; ``code_alone``: when the code is."""

    sentences: int
    with_stance: Mapping[str, Tally]
    code_alone: Mapping[str, Tally]
    errors: tuple[str, ...] = field(repr=False)

    @property
    def overall(self) -> Tally:
        """All codes together (micro-average), with stance."""
        return sum(self.with_stance.values(), Tally())

    @property
    def overall_code_alone(self) -> Tally:
        """All codes together (micro-average), whatever the stance."""
        return sum(self.code_alone.values(), Tally())


def measure(path: Path) -> Measured:
    """Suggest for every sentence of the file and compare."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with_stance: dict[str, Tally] = defaultdict(Tally)
    code_alone: dict[str, Tally] = defaultdict(Tally)
    errors: list[str] = []
    for row, suggestions in zip(rows, suggest([row["text"] for row in rows]), strict=True):
        expected = set(_labels(row["expected"]))
        words = {(f"{one.kind.value}:{one.code}", LABELLED_AS.get(one.stance, one.stance).value): one.words for one in suggestions}
        found = {(code, stance) for code, stance in words if code not in NOT_MEASURED}
        _count(with_stance, ((code, (code, stance)) for code, stance in found), ((code, (code, stance)) for code, stance in expected))
        _count(code_alone, ((code, code) for code, _ in found), ((code, code) for code, _ in expected))
        errors.extend(f"wrong   {code}:{stance} “{words[code, stance]}” — {row['text']}" for code, stance in sorted(found - expected))
        errors.extend(f"missed  {code}:{stance} — {row['text']}" for code, stance in sorted(expected - found))
    return Measured(len(rows), dict(with_stance), dict(code_alone), tuple(errors))


def _labels(cell: str) -> Iterator[Pair]:
    for label in filter(None, (part.strip() for part in cell.split(";"))):
        kind, code, stance = label.split(":")
        yield f"{kind}:{code}", stance


def _count(tallies: dict[str, Tally], found: Iterable[tuple[str, object]], expected: Iterable[tuple[str, object]]) -> None:
    suggested, labelled = set(found), set(expected)
    for code, _ in suggested & labelled:
        tallies[code] += Tally(true_positives=1)
    for code, _ in suggested - labelled:
        tallies[code] += Tally(false_positives=1)
    for code, _ in labelled - suggested:
        tallies[code] += Tally(false_negatives=1)


def report(measured: Measured) -> str:
    """A table for people: one line for each code, then the whole."""
    lines = [f"{'code':32} {'right':>5} {'wrong':>5} {'missed':>6} {'precision':>9} {'recall':>6}"]
    for code, tally in sorted(measured.with_stance.items()):
        lines.append(_line(code, tally))
    return "\n".join([*lines, _line("all, with stance", measured.overall), _line("all, code alone", measured.overall_code_alone)])


def _line(name: str, tally: Tally) -> str:
    return (
        f"{name:32} {tally.true_positives:5} {tally.false_positives:5} {tally.false_negatives:6} {tally.precision:9.3f} {tally.recall:6.3f}"
    )
