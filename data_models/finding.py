"""A finding: a sentence about the record, what it rests on, what points the other way, and what is not recorded."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data_models.hearsay import tellers
from data_models.plan import Party
from data_models.record import Entry, Fact, Nature


class Block(StrEnum):
    """Where a finding stands in the argument: the three blocks of review §4.26, then what is outstanding, then the other side."""

    MULTI_AGENCY = "multi_agency"
    CUMULATIVE = "cumulative"
    NOT_RESPONDED = "not_responded"
    OUTSTANDING = "outstanding"
    OTHER_SIDE = "other_side"

    @property
    def label(self) -> str:
        return {
            Block.MULTI_AGENCY: "What the agencies hold",
            Block.CUMULATIVE: "Cumulative harm",
            Block.NOT_RESPONDED: "Response to planning",
            Block.OUTSTANDING: "Outstanding, and what can be decided without it",
            Block.OTHER_SIDE: "The other side",
        }[self]


OTHER_SIDE = "The other side"
BEARS_ON = "Recorded that bears on this"
"""What stands beside a finding of an absence, or of what was known and in place: it need not speak against it, and may be harm itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of finding: its code, what it asks, its authority and how it works, in one sentence each.

    ``beside``: the heading over the rows that stand beside those it rests on.
    """

    code: str
    title: str
    block: Block
    authority: str
    method: str
    beside: str = OTHER_SIDE


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """``key`` tells findings of one kind apart (a theme, a plan, an action). Evidence and contrary are facts of the record.

    A row stands once in a finding: one that it rests on is not repeated in ``contrary``, and ``rests_on`` says so where that row
    itself was denied, disputed or not taken further.

    ``subject``: what it is about in two or three words, for a heading. ``attributed``: whose doing the record
    says it was, where that matters; a service's failure is never the family's.
    """

    kind: Kind
    key: str
    statement: str
    subject: str = ""
    attributed: Party | None = None
    children: tuple[str, ...] = ()
    evidence: tuple[Fact, ...] = ()
    contrary: tuple[Fact, ...] = ()
    not_recorded: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        held = {fact.id for fact in self.evidence}
        object.__setattr__(self, "contrary", tuple(fact for fact in self.contrary if fact.id not in held))

    @property
    def id(self) -> str:
        return f"{self.kind.code}:{self.key}"

    @property
    def heading(self) -> str:
        """"A concern that keeps coming back: neglect"."""
        return f"{self.kind.title}: {self.subject}" if self.subject else self.kind.title

    def rests_on(self) -> str:
        """"Rests on 7 rows from 4 agencies, 2 unverified": how much stands under the sentence, never how strong it is."""
        against = sum(1 for fact in self.evidence if isinstance(fact, Entry) and fact.nature is Nature.CONCERN
                      and (fact.speaks_against or fact.denied_in_its_outcome))
        if not self.evidence:
            return "Rests on no row: nothing is recorded where something would be expected"
        return (
            f"Rests on {how_much(self.evidence)}"
            + (f", {against} itself recorded as denied, disputed or not taken further" if against else "")
        )


def how_much(facts: Iterable[Fact]) -> str:
    """"7 rows from 4 agencies, 2 unverified", for both sides in the same words.

    Where several rows pass on one person's account, the agencies hold it and no row of them is another source: "3 rows held by 3 agencies, 3 of
    them telling what Mother X said".
    """
    rows = tuple(facts)
    if not rows:
        return "No row"
    agencies, unverified = len({fact.agency for fact in rows}), sum(1 for fact in rows if not fact.status.verified)
    repeated = _told_again(rows) if agencies > 1 else []
    return (
        f"{len(rows)} {'row' if len(rows) == 1 else 'rows'} {'held by' if repeated else 'from'} "
        f"{agencies} {'agency' if agencies == 1 else 'agencies'}"
    ) + "".join(f", {words}" for words in repeated) + (f", {unverified} unverified" if unverified else "")


def _told_again(rows: Iterable[Fact]) -> list[str]:
    """Whose account stands in more than one row; those who stand in the same ones together, so that no row is counted for each of them."""
    told: dict[str, list[int]] = defaultdict(list)
    written: dict[str, str] = {}
    for place, fact in enumerate(rows):
        for teller in tellers(fact):
            told[teller.casefold()].append(place)
            written[teller.casefold()] = min(teller, written.get(teller.casefold(), teller))
    together: dict[tuple[int, ...], list[str]] = defaultdict(list)
    for teller in sorted(told):
        together[tuple(told[teller])].append(written[teller])
    return [f"{len(places)} of them telling what {' and '.join(map(_whoever, names))} said" for places, names in together.items() if len(places) > 1]


def _whoever(teller: str) -> str:
    """With its article, where it is one word that is no name: "a neighbour"."""
    return f"{'an' if teller[0] in 'aeiou' else 'a'} {teller}" if teller.isalpha() and teller.islower() and teller[-1] != "s" else teller


def order_notes(facts: tuple[Fact, ...], day: date, day_name: str) -> tuple[str, ...]:
    """Law 1: sentences to add where a date straddles ``day``, is missing, or no known date is recorded."""
    straddling = sum(1 for fact in facts if not fact.happened.undated and fact.happened.start != fact.happened.end
                     and fact.happened.start is not None and fact.happened.end is not None
                     and fact.happened.start <= day < fact.happened.end)
    undated = sum(1 for fact in facts if fact.happened.undated)
    unknown = sum(1 for fact in facts if fact.known_on is None)
    notes = []
    if straddling:
        notes.append(f"{_rows(straddling)} dated only to a period around {day_name}: which came first is not known.")
    if undated:
        notes.append(f"{_rows(undated)} undated: when it happened is not recorded.")
    if unknown:
        notes.append(f"Date known not recorded for {unknown} of {len(facts)} rows: each counts as known from the day it happened.")
    return tuple(notes)


def _rows(count: int) -> str:
    return "1 row is" if count == 1 else f"{count} rows are"
