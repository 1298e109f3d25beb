"""What may be done inside one transaction: rows are added, never overwritten, and only those that the change was allowed for."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

import duckdb
import pyarrow as pa

from dashboard.errors import AccessRefused, ChangedMeanwhile
from dashboard.store import council as whole_council
from dashboard.store import loading
from dashboard.store.rights import account_now
from dashboard.store.rows import Row
from dashboard.store.rows import rows_of as _rows
from data_models.access import WHOLE_COUNCIL, Power
from data_models.columns import Table
from data_models.council import COUNCIL_IMPORT, COUNCIL_REJECTED
from data_models.release import ReleaseStep
from data_models.submission import Step
from data_models.tables import (
    ACCESS,
    ACCOUNT,
    AGENCY_VIEW,
    ATTENDANCE,
    CHALLENGE,
    DRAFT,
    ENTRY,
    FAMILY,
    FORUM_DECISION,
    HOLD,
    IMPORT,
    LEGAL_ADVICE,
    MAPPING,
    MEETING,
    MENTION,
    OF_DECISIONS,
    OF_SUBMISSIONS,
    RELEASE,
    RELEASE_STEP,
    RESTRICTION,
    SAID_OF_ONE_PERSON,
    SET_BY_THE_COUNCIL,
    SOURCE_ROW,
    SUBMISSION_COMMENT,
    SUBMISSION_STEP,
    SUGGESTION,
)


class Change:
    """What may be done inside one transaction: rows are added, never overwritten."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, actor: str, *, family_id: str, power: Power) -> None:
        self._cursor = cursor
        self.actor = actor
        self._family_id = family_id
        self._power = power
        self.of_rights = False
        """Whether it changes what anybody may see or do."""

    def add(self, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
        """Add rows (dicts by physical column name; missing ones are null) to ``table``.

        Raises AccessRefused for a row of a family that the change is not about, for rights where the change is not made to give any, or for
        a table or a step that what the change was allowed for does not reach.
        """
        if table.full_name in _RIGHTS and self._power not in _RIGHTS[table.full_name]:
            raise AccessRefused("That is changed by those who keep it, and in no other change.")
        self._within_the_power(table, rows)
        self.of_rights = self.of_rights or table.full_name in _OF_RIGHTS
        for row in rows:
            self._about(row.get("family_id", self._family_id), WHOLE_COUNCIL)
        loading.insert(self._cursor, table, rows)

    def _about(self, family_id: object, *others: str) -> None:
        """Pass where the change is about that family."""
        if family_id not in (self._family_id, *others):
            raise AccessRefused("A change is about one family. Nothing was changed.")

    def _may_change_facts(self, family_id: str) -> None:
        """Pass where facts of every kind may be changed at once: of this family, and in a change that reaches them all."""
        self._about(family_id)
        if self._power is not Power.ADD:
            raise AccessRefused(_NOT_PART_OF_IT)

    def _within_the_power(self, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
        """All powers but one reach few tables or none, and of a table of steps their own; and whoever speaks for an agency speaks for their own."""
        if self._power is Power.ADD:
            return
        if table.full_name not in _REACHES[self._power]:
            raise AccessRefused(_NOT_PART_OF_IT)
        if (steps := _STEPS.get(table.full_name)) and any(steps[str(row["step"])] is not self._power for row in rows):
            raise AccessRefused(_NOT_PART_OF_IT)
        of_whom = _FOR_ONE_AGENCY.get(self._power)
        account = account_now(self._cursor, self.actor) if of_whom and table.full_name in of_whom else None
        if account and any(row["agency"] != account.agency for row in rows):
            raise AccessRefused("Each speaks for their own agency. Nothing was changed.")

    def add_next(self, table: Table, row: Mapping[str, object], *, named_by: str, numbered_by: str = "version", after: int) -> int:
        """Add a row as the next of those that ``named_by`` names (a point's versions, a submission's steps), and return its number.

        ``after``: the newest number that the writer had read; 0 for the first. Raises ChangedMeanwhile where a newer one stands.
        """
        self.expect(table, named_by=named_by, name=str(row[named_by]), numbered_by=numbered_by, newest=after)
        self.add(table, [{**row, "family_id": self._family_id, numbered_by: after + 1}])
        return after + 1

    def expect(self, table: Table, *, named_by: str, name: str, numbered_by: str = "version", newest: int) -> None:
        """Pass where the newest of the rows that ``named_by`` names has that number. Raises ChangedMeanwhile where another stands."""
        found = _rows(self._cursor, loading.newest_of(table, named_by, numbered_by), {"family": self._family_id, "id": name})
        if found[0]["newest"] != newest:
            raise ChangedMeanwhile("Somebody has changed this since you opened it. Nothing was overwritten: read what stands now, then write again.")

    def correct(self, table: Table, *, family_id: str, fact_id: str, changes: Mapping[str, object], made_on: date | None) -> None:
        """Add the next version of a fact with ``changes`` (physical names). The versions before it stay as they were.

        ``made_on``: the day from which the correction counts; None where it only reads rightly what was there all along, so
        that it holds for every date: then each version that some date shows is written again with it, so that no date is told what
        only a later version says. Raises KeyError when there is no such fact, AccessRefused as ``add`` does.
        """
        self._about(family_id)
        versions = _rows(self._cursor, loading.standing_versions_of(table), {"family": family_id, "fact_id": fact_id})
        if not versions:
            raise KeyError(fact_id)
        wanted = [{**version, **changes} for version in versions] if made_on is None else [{**versions[-1], **changes, "version_known_on": made_on}]
        newest = _rows(self._cursor, loading.versions_of(table), {"family": family_id, "fact_ids": [fact_id]})[0]["version"]
        self.add(table, [
            {**version, "row_id": f"{fact_id}.{number}", "version": number, "recorded_at": datetime.now(UTC).replace(tzinfo=None),
             "recorded_by": self.actor}
            for number, version in enumerate(_ever_shown(wanted), start=newest + 1)
        ])

    def add_versions(self, table: Table, rows: Sequence[Mapping[str, object]], *, family_id: str) -> None:
        """Add each row as the next version of the fact its ``fact_id`` names; as the first where there is none yet.

        Whatever a row leaves out is null in that version. The versions before it stay as they were. Raises AccessRefused as ``add`` does.
        """
        self._about(family_id)
        known = {row["fact_id"]: row["version"] for row in _rows(self._cursor, loading.versions_of(table), {
            "family": family_id, "fact_ids": [str(row["fact_id"]) for row in rows],
        })}
        numbered = []
        for row in rows:
            version = known[row["fact_id"]] = known.get(row["fact_id"], 0) + 1
            numbered.append({**row, "row_id": f"{row['fact_id']}.{version}", "version": version, "family_id": family_id})
        self.add(table, numbered)

    def withdraw(
        self, fact_ids: Sequence[str], *, family_id: str, import_id: str, file: str, sheet: str, source_row: int, known_on: date | None,
    ) -> None:
        """Say from a row of an import that facts no longer stand, from ``known_on``, or at every date where that is None."""
        self._may_change_facts(family_id)
        for table in loading.referring_tables():
            self._cursor.execute(loading.withdraw(table), {
                "family": family_id, "fact_ids": list(fact_ids), "import_id": import_id, "file": file, "sheet": sheet, "source_row": source_row,
                "known_on": known_on, "recorded_at": datetime.now(UTC).replace(tzinfo=None), "recorded_by": self.actor,
            })

    def pass_on(self, *, family_id: str, import_id: str, known_on: date | None, heirs: Sequence[Row]) -> None:
        """Make facts of one import facts of the rows in ``heirs`` (import_id, file, sheet, source_row, known_on, fact_ids) instead."""
        self._may_change_facts(family_id)
        facts = [{**heir, "fact_id": fact_id} for heir in heirs for fact_id in heir["fact_ids"]]
        if not facts:
            return
        with loading.registered(self._cursor, "heirs", facts):
            for table in loading.referring_tables():
                self._cursor.execute(loading.inherit(table), {"family": family_id, "import_id": import_id, "stated_known_on": known_on})
            for statement in loading.HEIRS_LOADED:
                self._cursor.execute(statement)

    def known_earlier(self, rows: Sequence[Row], *, family_id: str) -> None:
        """Say from rows of an import (fact_ids, import_id, file, sheet, source_row, known_on, by_row) that their facts were known from that day.

        ``by_row``: the row states the day itself. What the facts say, and from when each version of it counts, stays as it was.
        """
        self._may_change_facts(family_id)
        facts = [{**row, "fact_id": fact_id} for row in rows for fact_id in row["fact_ids"]]
        if not facts:
            return
        with loading.registered(self._cursor, "earlier", facts):
            for table in loading.referring_tables():
                self._cursor.execute(loading.known_earlier(table), {
                    "family": family_id, "recorded_at": datetime.now(UTC).replace(tzinfo=None), "recorded_by": self.actor,
                })

    def replace_readings(
        self, family_id: str, suggestions: Sequence[Mapping[str, object]], mentions: Sequence[Mapping[str, object]],
    ) -> None:
        """Put what the words of a family's entries are read as now in place of what they were read as before.

        Readings are made from entries and can be made again, so nothing is lost.
        """
        self._may_change_facts(family_id)
        for table, rows in ((SUGGESTION, suggestions), (MENTION, mentions)):
            self._cursor.execute(f"delete from {table.full_name} where family_id = $family", {"family": family_id})  # noqa: S608
            loading.insert(self._cursor, table, rows)

    def load_council_rows(self, table: Table, arrived: pa.Table, *, import_id: str, sheet: str) -> whole_council.RowsLoaded:
        """Add the rows of one sheet of a whole-council file: see ``store.council.load``. Raises AccessRefused in a change not made for it."""
        if self._power is not Power.LOAD_COUNCIL:
            raise AccessRefused(f"Your account may not {Power.LOAD_COUNCIL.in_words}.")
        return whole_council.load(self._cursor, table, arrived, import_id=import_id, sheet=sheet)

    def keep_draft(self, *, family_id: str, form: str, fields_json: str) -> None:
        """Keep what the actor is typing into ``form``; empty text throws the draft away."""
        self._about(family_id)
        self._cursor.execute(
            "delete from care.draft where actor = $actor and family_id = $family and form = $form",
            {"actor": self.actor, "family": family_id, "form": form})
        if fields_json:
            loading.insert(self._cursor, DRAFT, [{
                "actor": self.actor, "family_id": family_id, "form": form, "fields_json": fields_json,
                "saved_at": datetime.now(UTC).replace(tzinfo=None),
            }])

    def remove_family(self, family_id: str) -> None:
        """Remove a family's rows from every table but the audit trail, to make the sample families afresh.

        Raises AccessRefused in a change made for anything else.
        """
        if self._power is not Power.MAKE_FAMILY or family_id != self._family_id:
            raise AccessRefused("A family's rows are removed only to make a sample family afresh.")
        self.of_rights = True
        for statement in loading.removals():
            self._cursor.execute(statement, {"family": family_id})


_NOT_PART_OF_IT = "That is not part of what this change was allowed for. Nothing was changed."
_STEPS: Mapping[str, Mapping[str, Power]] = {
    SUBMISSION_STEP.full_name: {step.value: step.power for step in Step},
    RELEASE_STEP.full_name: {step.value: step.power for step in ReleaseStep},
}
"""The tables of steps, and which power each step is taken under."""
_RIGHTS: Mapping[str, frozenset[Power]] = {
    ACCESS.full_name: frozenset({Power.GIVE_ACCESS, Power.KEEP_ACCOUNTS, Power.MAKE_FAMILY, Power.BREAK_GLASS}),
    ACCOUNT.full_name: frozenset({Power.KEEP_ACCOUNTS}),
    RESTRICTION.full_name: frozenset({Power.RESTRICT_FAMILY}),
    **{table.full_name: frozenset({Power.SET_TIMESCALES}) for table in SET_BY_THE_COUNCIL},
    HOLD.full_name: frozenset({Power.HOLD_FAMILY}),
    **{table.full_name: frozenset({Power.WRITE_SUBMISSION}) for table in (*OF_SUBMISSIONS, RELEASE)},
    **{table.full_name: frozenset({Power.WRITE_SUBMISSION, Power.RELEASE}) for table in SAID_OF_ONE_PERSON},
    **{table: frozenset(steps.values()) for table, steps in _STEPS.items()},
    SUBMISSION_COMMENT.full_name: frozenset({Power.READ_SUBMISSION}),
    **{table.full_name: frozenset({Power.DECIDE}) for table in OF_DECISIONS},
    LEGAL_ADVICE.full_name: frozenset({Power.ADVISE}),
    CHALLENGE.full_name: frozenset({Power.CHALLENGE, Power.ANSWER_CHALLENGE}),
}
"""The tables that say who may do what, or change what every family's pages say, and what a change must have been allowed for to add to them."""
_OF_VIEWS = frozenset({AGENCY_VIEW.full_name, IMPORT.full_name, SOURCE_ROW.full_name})
_OF_CHALLENGES = frozenset({CHALLENGE.full_name, ENTRY.full_name, IMPORT.full_name, SOURCE_ROW.full_name})
_ALSO: Mapping[Power, frozenset[str]] = {
    Power.SEEK_VIEWS: _OF_VIEWS, Power.GIVE_VIEW: _OF_VIEWS, Power.CHALLENGE: _OF_CHALLENGES, Power.ANSWER_CHALLENGE: _OF_CHALLENGES,
    Power.DECIDE: frozenset(table.full_name for table in (FORUM_DECISION, MEETING, ATTENDANCE, IMPORT, SOURCE_ROW)),
    Power.MAKE_FAMILY: frozenset({FAMILY.full_name, MAPPING.full_name}),
    Power.LOAD_COUNCIL: frozenset({COUNCIL_IMPORT.full_name, COUNCIL_REJECTED.full_name}),
}
"""The tables that a change allowed for one of these powers adds to beside those that are its alone."""
_REACHES: Mapping[Power, frozenset[str]] = {
    power: _ALSO.get(power, frozenset()) | {table for table, powers in _RIGHTS.items() if power in powers}
    for power in Power if power is not Power.ADD
}
"""The only tables that a change adds to, for every power but the one to add to a family's record: what no power names, it does not reach."""
_FOR_ONE_AGENCY: Mapping[Power, frozenset[str]] = {
    Power.GIVE_VIEW: _OF_VIEWS - {IMPORT.full_name}, Power.CHALLENGE: _OF_CHALLENGES - {IMPORT.full_name},
    Power.ANSWER_CHALLENGE: frozenset({ENTRY.full_name, SOURCE_ROW.full_name}),
}
"""Of these, the tables to which somebody with an account adds rows of their own agency alone."""
_OF_RIGHTS = frozenset({ACCESS.full_name, ACCOUNT.full_name, RESTRICTION.full_name, FAMILY.full_name})
"""What a scope is worked out from."""


def _ever_shown(versions: Sequence[Row]) -> list[Row]:
    """The versions, oldest first, that some date shows: a later one hides those that are shown from its own first day on or later."""
    kept: list[Row] = []
    for version in reversed(versions):
        if not kept or _shown_from(version) < min(_shown_from(later) for later in kept):
            kept.append(version)
    return kept[::-1]


def _shown_from(version: Row) -> date:
    """The first day on which a version counts, as ``known.sql`` has it."""
    first, last, known_on = version["happened_from"], version["happened_to"], version["known_on"]
    known = last if known_on is None else known_on if first is None else max(known_on, first)
    return max(known or date.min, version["version_known_on"] or date.min)
