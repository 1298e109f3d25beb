"""What speaks against the rows that a finding rests on, whichever rule found it (docs/decisions/0010): added in one place for all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from dashboard.findings.reading import Reading, each_once, names
from data_models.assessment import Allegation, PoliceOutcome
from data_models.dates import UNDATED, Order, When
from data_models.finding import Block, Finding
from data_models.record import Entry, Fact, Nature
from data_models.themes import NOT_BORNE_OUT, REPORTS, Theme

People = frozenset[str]
Told = dict[Theme | None, dict[People, date | None]]
"""Of whom something is told, by theme, with the earliest day it may have happened (None where that is not known).

Under no theme: what reports something. A row with no theme that takes something back may speak of that, where it names the same person.
"""
HOW_AN_ADULT_IS = frozenset({Theme.ADULT_SAFEGUARDING, Theme.ADULT_MENTAL_HEALTH, Theme.LEARNING_DISABILITY, Theme.PREGNANCY})
"""What closes or denies a worry about how an adult is says nothing of another theme that a row is coded to as well: the abuse of an old
lady that was not taken further does not speak against the neglect of a child in her house."""
_THEMES = frozenset(Theme)
NOTHING_BESIDE = "No entry is coded as protective on this theme, denied or not taken further."
"""Said by a rule that found nothing itself: true only while nothing is added here."""
Telling = tuple[People, tuple[Theme | None, ...]]
"""Of whom one row tells, and under which themes."""


@dataclass(frozen=True, slots=True)
class _Against:
    """A row that speaks against something: under which themes (none: see ``Told``), of whom, and when."""

    row: Fact
    themes: tuple[Theme | None, ...]
    people: People
    when: When

    def answers(self, told: Told) -> bool:
        return any(
            self._may_be_about(people, theme) and (start is None or self.when.order(start) is not Order.BEFORE)
            for theme in self.themes for people, start in told.get(theme, {}).items()
        )

    def _may_be_about(self, people: People, theme: Theme | None) -> bool:
        return not self.people.isdisjoint(people) or (theme is not None and not (self.people and people))


def with_other_side(reading: Reading, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Each finding with every row beside it that denies, takes back, disputes, closes or did not find so what its own rows tell.

    Such a row shares a theme with one of them (in a finding on one theme, how an adult is counts only under its own), may be about a person it
    names (or one of the two names nobody), and is not certainly earlier. What points the other way itself needs none: beside it stand concerns.
    """
    against = reading.made(_against)
    tellings: dict[str, Telling] = {}
    for finding in findings:
        if finding.kind.block is Block.OTHER_SIDE:
            yield finding
            continue
        shown = {fact.id for fact in (*finding.evidence, *finding.contrary)}
        told = _told(reading, finding.evidence, tellings)
        if finding.key in _THEMES:
            for theme in HOW_AN_ADULT_IS - {finding.key}:
                told.pop(theme, None)
        further = tuple(one.row for one in against if one.row.id not in shown and one.answers(told))
        yield _with(finding, further) if further else finding


def _with(finding: Finding, further: tuple[Fact, ...]) -> Finding:
    return replace(
        finding, contrary=each_once(finding.contrary, further),
        not_recorded=tuple(note for note in finding.not_recorded if note != NOTHING_BESIDE),
    )


def _against(reading: Reading) -> tuple[_Against, ...]:
    """Entries that speak against, repeats left out, those whose outcome is a denial, and allegations that were denied or
    of which a court acquitted."""
    return tuple(_each_against(reading))


def _each_against(reading: Reading) -> Iterator[_Against]:
    repeated = {echo.id for echo in reading.echoes}
    for entry in reading.history.entries:
        if entry.id not in repeated and entry.speaks_against:
            if entry.themes:
                yield _Against(entry, entry.themes, frozenset(entry.people), entry.happened)
            elif not NOT_BORNE_OUT.isdisjoint(entry.markers):
                yield _Against(entry, (None,), frozenset(entry.people), entry.happened)
        elif entry.themes and entry.id not in repeated and entry.denied_in_its_outcome:
            yield _Against(entry, entry.themes, frozenset(entry.people), entry.happened)
    for row in reading.history.allegations:
        if row.police_outcome is PoliceOutcome.ACQUITTED:
            yield _Against(row, (row.theme,), _named(reading, row), row.police_outcome_on)
        elif row.denied:
            # When it was denied is not recorded: never before it was made, and so not dated by the allegation's own day.
            yield _Against(row, (row.theme,), _named(reading, row), UNDATED)


def _told(reading: Reading, evidence: Iterable[Fact], tellings: dict[str, Telling]) -> Told:
    """``tellings``: those of rows that other findings rest on too, by the row's id; further ones are added."""
    found: Told = defaultdict(dict)
    for fact in evidence:
        telling = tellings.get(fact.id)
        if telling is None:
            telling = tellings[fact.id] = _telling(reading, fact)
        people, themes = telling
        for theme in themes:
            start, before = fact.happened.start, found[theme]
            earliest = before.get(people, start)
            before[people] = None if start is None or earliest is None else min(start, earliest)
    return found


def _telling(reading: Reading, fact: Fact) -> Telling:
    """Under which themes a row tells something that could be answered; none for reassurance, or for what only says what came of it."""
    if isinstance(fact, Allegation):
        return _named(reading, fact), (fact.theme, None)
    if isinstance(fact, Entry) and fact.nature is not Nature.PROTECTIVE and (fact.nature is Nature.CONCERN or not fact.speaks_against):
        return frozenset(fact.people), fact.themes if REPORTS.isdisjoint(fact.markers) else (*fact.themes, None)
    return frozenset(), ()


def _named(reading: Reading, row: Allegation) -> People:
    return frozenset(label for label in reading.family_labels if names(row.about, label) or names(row.made_by, label))
