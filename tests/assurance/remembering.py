"""A record whose answers are remembered until a table that they read is written: for runs that ask the same thing of the same state many times over.

A question is nine tenths planning, and most steps of a random walk are refused and write nothing. Nothing of the service is left out: what it asks is
answered as the record would answer. One answer in ``LOOKED_AT_AGAIN`` is asked of the record all the same and must be the one remembered.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from dashboard.store import Database
from dashboard.store.change import Change
from dashboard.store.questions import text_of
from dashboard.store.rights import right, show
from dashboard.store.rows import Row
from data_models.access import Power, Scope
from data_models.columns import Table

LOOKED_AT_AGAIN = 100
_NOT_THE_RECORDS = "An answer that was remembered is not the record's."


class _Shown:
    """What the record is told of a caller's sight, by the names under which a question reads it."""

    def __init__(self) -> None:
        self.said: dict[str, str] = {}

    def execute(self, statement: str, values: Mapping[str, object]) -> None:
        self.said[statement.split()[2]] = repr({name: sorted(value) if isinstance(value, list) else value for name, value in values.items()})


class Remembering(Database):
    """The record itself, asked less often. For one thread, and for changes that are made through ``change`` alone."""

    def __init__(self, path: Path, key: str) -> None:
        self._turn = count(1)
        self._remembered: dict[object, tuple[str, object]] = {}
        super().__init__(path, key)

    def forget(self, *tables: str) -> None:
        """Forget every answer that reads one of ``tables``; all of them where none is named."""
        self._remembered = {
            key: (sql, answer) for key, (sql, answer) in self._remembered.items() if tables and not any(table in sql for table in tables)}

    def ask_each(self, scope: Scope, questions: Sequence[str], **parameters: object) -> dict[str, list[Row]]:
        shown = _Shown()
        show(shown, scope, parameters.get("family"))  # type: ignore[arg-type]
        asked = repr(sorted(parameters.items()))
        keys = {question: (question, asked, *(said for name, said in shown.said.items() if name in text_of(question))) for question in questions}
        new = [question for question, key in keys.items() if key not in self._remembered]
        if new:
            for question, rows in super().ask_each(scope, new, **parameters).items():
                self._remembered[keys[question]] = (text_of(question), rows)
        answers: dict[str, list[Row]] = {question: self._remembered[key][1] for question, key in keys.items()}  # type: ignore[misc]
        if self._looked_at_again() and super().ask_each(scope, list(questions), **parameters) != answers:
            raise AssertionError(_NOT_THE_RECORDS)
        return answers

    def writers_of(self, scope: Scope, family_id: str, submission_id: str) -> frozenset[str]:
        key = ("writers", scope.may(Power.READ_SUBMISSION, family_id), family_id, submission_id)
        if key not in self._remembered:
            self._remembered[key] = (right("submission_writers"), super().writers_of(scope, family_id, submission_id))
        answer: frozenset[str] = self._remembered[key][1]  # type: ignore[assignment]
        if self._looked_at_again() and super().writers_of(scope, family_id, submission_id) != answer:
            raise AssertionError(_NOT_THE_RECORDS)
        return answer

    def _looked_at_again(self) -> bool:
        return next(self._turn) % LOOKED_AT_AGAIN == 0

    @contextmanager
    def change(
        self, actor: str, action: str, *, family_id: str = "", target: str = "", of_history: bool = True, power: Power = Power.ADD,
    ) -> Iterator[Change]:
        """As the record's own. A change of what histories show forgets everything."""
        written: set[str] = set()
        try:
            with super().change(actor, action, family_id=family_id, target=target, of_history=of_history, power=power) as change:
                add = change.add

                def added(table: Table, rows: Sequence[Mapping[str, object]]) -> None:
                    written.add(table.full_name)
                    add(table, rows)

                change.add = added  # type: ignore[method-assign]
                yield change
        finally:
            if of_history or written:
                self.forget(*(() if of_history else written))
