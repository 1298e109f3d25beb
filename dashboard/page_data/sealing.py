"""Submitting: what the forum is shown is frozen, with its hash and every paper of it; afterwards, what has changed since."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any
from uuid import uuid4

from dashboard.errors import DashboardError
from dashboard.exporters.papers import RENDERS, rendered
from dashboard.exporters.pictures import drawn
from dashboard.findings.reading import Reading, counted
from dashboard.page_data.history import history_of
from dashboard.page_data.papers import PaperWords, papers_source
from dashboard.page_data.papers_pictures import Draw
from dashboard.page_data.papers_rows import ONLY_WHERE_RELIED_ON, schedule_of
from dashboard.page_data.since_forum import SinceLists, lists_since
from dashboard.page_data.submissions import as_the_forum_sees, stands_in_the_way, submission
from dashboard.page_data.table_view import TableRow, TableView
from dashboard.store import Database
from dashboard.store.rows import Row
from data_models.access import Power, Scope
from data_models.history import History
from data_models.papers import PaperKind, PapersSource
from data_models.papers_json import from_json, to_json
from data_models.record import Fact, Family
from data_models.submission import Step, Submission
from data_models.tables import SEAL, SEALED_PAPER, SUBMISSION_STEP


@dataclass(frozen=True, slots=True)
class Sealed:
    """What the forum was shown. ``holds``: the kept source still has the hash that was written with it."""

    id: str
    submission_id: str
    sealed_at: datetime
    sealed_by: str
    sha256: str
    holds: bool
    source: PapersSource
    papers: Mapping[PaperKind, bytes]


@dataclass(frozen=True, slots=True)
class PaperAgain:
    """One paper of a seal, made again. ``kept``: the bytes kept still have their own hash. ``same``: made again, they are the same."""

    kind: PaperKind
    kept: bool
    same: bool


@dataclass(frozen=True, slots=True)
class SinceTheSeal:
    """``lists``: what is new, newly disclosed or changed. ``rewritten``: sealed rows that read otherwise for the same day now, or are gone."""

    sentence: str
    lists: SinceLists
    rewritten: TableView


def submit(
    database: Database, scope: Scope, family: Family, draft: Submission, *, words: PaperWords | None = None, draw: Draw = drawn,
) -> str:
    """Submit a signed-off submission and seal it: the step, the seal and every paper in one transaction. Returns the seal's id.

    The event in the trail names the hash of the source and that of all the papers, so that `verify` can hold the seal against it.
    Raises DashboardError where it is not signed off or something stands in the way, ChangedMeanwhile where somebody took a step meanwhile,
    AccessRefused without the right to write submissions.
    """
    database.require(scope.actor, Power.WRITE_SUBMISSION, family.id)
    now = submission(database, scope, family, draft.id)
    if now.state is not Step.SIGNED_OFF:
        raise DashboardError(f"Only a submission that was signed off is submitted; this one was {now.state.in_words}.")
    prepared = papers_source(database, scope, family, now.as_at, words=words, draw=draw)
    if prepared.draft.id != now.id:
        raise DashboardError("A newer submission for the same day has been begun: that one is submitted, or taken up again, first.")
    children = tuple(child.label for child in prepared.history.children)
    if missing := stands_in_the_way(now, prepared.found, children):
        raise DashboardError(f"Not yet: {' '.join(missing)}")
    text = to_json(prepared.source)
    papers = {kind: rendered(kind, prepared.source) for kind in RENDERS}
    hashes = {kind: _hash(content) for kind, content in papers.items()}
    listed = "|".join(sorted(f"{kind.value} {digest}" for kind, digest in hashes.items()))
    seal_id, moment = uuid4().hex, datetime.now(UTC).replace(tzinfo=None)
    recorded = {"family_id": family.id, "recorded_at": moment, "recorded_by": scope.actor}
    target = f"{now.id} {_hash(text.encode())} {_hash(listed.encode())}"
    with database.change(
        scope.actor, "submission sealed", family_id=family.id, target=target, power=Power.WRITE_SUBMISSION, of_history=False,
    ) as change:
        change.add_next(SUBMISSION_STEP, {**recorded, "submission_id": now.id, "step": Step.SUBMITTED, "note": ""},
                        named_by="submission_id", numbered_by="number", after=now.steps[-1].number)
        change.add(SEAL, [{
            **recorded, "seal_id": seal_id, "submission_id": now.id, "sha256": _hash(text.encode()), "source_json": text,
            "items": _items(prepared.history, prepared.source),
        }])
        change.add(SEALED_PAPER, [
            {"seal_id": seal_id, "family_id": family.id, "paper": kind.value, "sha256": hashes[kind], "content": content}
            for kind, content in papers.items()
        ])
    database.witness("sealed")
    return seal_id


def sealed(database: Database, scope: Scope, family: Family, submission_id: str) -> Sealed | None:
    """What was sealed of a submission; None where nothing was, or a row in it is not the reader's to see."""
    seals = database.ask(scope, "seal_of_submission", family=family.id, submission=submission_id)
    if not seals:
        return None
    seal = seals[0]
    return Sealed(
        id=seal["seal_id"], submission_id=submission_id, sealed_at=seal["recorded_at"], sealed_by=seal["recorded_by"], sha256=seal["sha256"],
        holds=_hash(seal["source_json"].encode()) == seal["sha256"], source=from_json(seal["source_json"]),
        papers={PaperKind(row["paper"]): bytes(row["content"]) for row in _papers(database, scope, family, seal["seal_id"])},
    )


def rendered_again(database: Database, scope: Scope, family: Family, kept: Sealed) -> tuple[PaperAgain, ...]:
    """Each paper made again from the kept source beside what was shown. The kept bytes stay what was shown, whatever comes of it."""
    return tuple(
        PaperAgain(
            kind=PaperKind(row["paper"]), kept=_hash(bytes(row["content"])) == row["sha256"],
            same=rendered(PaperKind(row["paper"]), kept.source) == bytes(row["content"]),
        )
        for row in _papers(database, scope, family, kept.id)
    )


def changed_since(database: Database, scope: Scope, family: Family, kept: Sealed, today: date) -> SinceTheSeal:
    """What has changed between what was sealed and what is known ``today``: the submission is never changed by it."""
    narrowed, day = as_the_forum_sees(scope), date.fromisoformat(kept.source.heading.as_at)
    shown = {row.id: row for row in kept.source.schedule}
    same_day = history_of(database, narrowed, family, day)
    then = _only(same_day, frozenset(shown))
    now = history_of(database, narrowed, family, today).made(Reading)
    lists = lists_since(now, then, day)
    rewritten = _rewritten(kept.source, same_day)
    counts = (
        counted(len(lists.new.rows), "new incident"),
        counted(len(lists.older.rows), "older incident newly disclosed", "older incidents newly disclosed"),
        counted(len(lists.changed.rows), "change"), f"{len(rewritten.rows)} of the sealed rows read otherwise now",
    )
    return SinceTheSeal(f"Since what was submitted, as known on {kept.source.heading.as_at}: {'; '.join(counts)}.", lists, rewritten)


def _only(history: History, shown: frozenset[str]) -> History:
    """The history with those facts alone that the seal shows: what was taken in later, for whatever day, was not before the forum."""
    parts: dict[str, Any] = {
        field.name: tuple(fact for fact in value if fact.id in shown or isinstance(fact, ONLY_WHERE_RELIED_ON))
        for field in fields(history)
        if field.init and isinstance(value := getattr(history, field.name), tuple) and value and isinstance(value[0], Fact)
    }
    return replace(history, **parts)


def _rewritten(source: PapersSource, same_day: History) -> TableView:
    codes = {row.id: row.code for row in source.schedule}
    facts = [fact for one in codes if (fact := same_day.fact(one)) is not None]
    now = {row.id: row for row in schedule_of(facts, codes)}
    rows: Sequence[TableRow] = [
        TableRow((row.code, f"{row.date}: {row.text}", f"{other.date}: {other.text}" if other else "No longer in the record for that day"),
                 row.id if other else "")
        for row in source.schedule
        if (other := now.get(row.id)) is None or (other.date, other.text, other.seen) != (row.date, row.text, row.seen)
    ]
    return TableView("Rows that were sealed and read otherwise for the same day now", ("Row", "As sealed", "As it stands now"), tuple(rows))


def _items(history: History, source: PapersSource) -> list[str]:
    facts = [fact for row in source.schedule if (fact := history.fact(row.id)) is not None]
    return sorted({f"{fact.agency.value}|{fact.sensitivity}" for fact in facts})


def _papers(database: Database, scope: Scope, family: Family, seal_id: str) -> list[Row]:
    return database.ask(scope, "sealed_papers", family=family.id, seal=seal_id)


def _hash(content: bytes) -> str:
    return sha256(content).hexdigest()
