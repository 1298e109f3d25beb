"""What is made of a history is made once, of these very facts, and is never handed on to a history with others."""

from dataclasses import replace
from datetime import date

from data_models.history import History
from data_models.record import Entry, Family

ONE, TWO = Entry(id="one", description="first"), Entry(id="two", description="second")


def history(*entries: Entry) -> History:
    return History(family=Family(id="f", label="Family F"), as_at=date(2024, 1, 1), entries=entries)


def test_what_is_made_is_made_once_for_the_same_history_and_the_same_further_things() -> None:
    calls: list[object] = []

    def make(of: History, more: list[int]) -> int:
        calls.append(of)
        return len(of.entries) + len(more)

    known, more = history(ONE), [1, 2]
    assert (known.made(make, more), known.made(make, more)) == (3, 3)
    assert len(calls) == 1
    assert known.made(make, [1, 2]) == 3
    assert len(calls) == 2, "equal, and yet another thing: a frame of data has no plain answer to whether it is equal"


def test_two_makers_do_not_answer_for_one_another() -> None:
    known = history(ONE, TWO)
    assert known.made(lambda of: len(of.entries)) == 2
    assert known.made(lambda of: of.entries[0].id) == "one"


def test_a_history_with_other_facts_starts_with_nothing_made_and_nothing_found() -> None:
    def make(of: History) -> tuple[str, ...]:
        return tuple(entry.id for entry in of.entries)

    known = history(ONE, TWO)
    assert known.fact("two") is TWO
    assert known.made(make) == ("one", "two")
    fewer = replace(known, entries=(ONE,))
    assert fewer.made(make) == ("one",)
    assert fewer.fact("two") is None, "an earlier day must not open a row that was known only later"
    assert known.made(make) == ("one", "two")
