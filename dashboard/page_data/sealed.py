"""What was sealed of a submission: its papers by name and hash, made again where asked, and what has changed since."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any

from dashboard.errors import DashboardError
from dashboard.exporters.papers import rendered
from dashboard.findings.in_words import counted
from dashboard.findings.reading import Reading
from dashboard.page_data.papers_rows import ONLY_WHERE_RELIED_ON, schedule_of
from dashboard.page_data.since_lists import SinceLists, lists_since
from dashboard.page_data.submissions import before_its_forum
from dashboard.page_data.table_view import TableRow, TableView
from dashboard.store import Database
from data_models.access import Scope
from data_models.history import History
from data_models.papers import PaperKind, PapersSource
from data_models.papers_json import from_json
from data_models.record import Fact, Family

NOT_THEIRS = "It rests on rows of which not every one is yours to see as they are labelled now, so neither it nor its papers are shown to you."
_NO_SUCH = "There is no such seal, or a row in it is not yours to see."


@dataclass(frozen=True, slots=True)
class SealedPaper:
    """A paper as it was sealed, without its bytes: they are read when somebody takes it."""

    kind: PaperKind
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Sealed:
    """That a submission was sealed, and what papers. What was frozen in it is read when it is asked for."""

    id: str
    submission_id: str
    sealed_at: datetime
    sealed_by: str
    sha256: str
    papers: tuple[SealedPaper, ...]


@dataclass(frozen=True, slots=True)
class SealedSource:
    """What the papers of a seal were made from. ``holds``: it still has the hash that was written with it."""

    source: PapersSource
    holds: bool

    @property
    def as_at(self) -> date:
        """The day whose knowledge was sealed."""
        return date.fromisoformat(self.source.heading.as_at)


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
    holds: bool
    lists: SinceLists
    rewritten: TableView


def sealed(database: Database, scope: Scope, family: Family, submission_id: str) -> Sealed | None:
    """That a submission was sealed, and its papers; None where nothing was, or where a row in it is not the reader's to see now."""
    seals = database.ask(scope, "seal_of_submission", family=family.id, submission=submission_id)
    if not seals:
        return None
    seal = seals[0]
    papers = database.ask(scope, "sealed_papers", family=family.id, seal=seal["seal_id"])
    return Sealed(
        id=seal["seal_id"], submission_id=submission_id, sealed_at=seal["recorded_at"], sealed_by=seal["recorded_by"], sha256=seal["sha256"],
        papers=tuple(SealedPaper(PaperKind(row["paper"]), row["size"], row["sha256"]) for row in papers),
    )


def source_of(database: Database, scope: Scope, family: Family, kept: Sealed) -> SealedSource:
    """What the papers were made from. Raises DashboardError where a row in it is not the reader's to see now."""
    found = database.ask(scope, "seal_source", family=family.id, seal=kept.id)
    if not found:
        raise DashboardError(_NO_SUCH)
    return SealedSource(from_json(found[0]["source_json"]), found[0]["holds"])


def bytes_of(database: Database, scope: Scope, family: Family, kept: Sealed, kind: PaperKind) -> tuple[bytes, bool]:
    """A paper as it was shown, and whether it still has the hash that was written with it. Raises DashboardError as ``source_of`` does."""
    found = database.ask(scope, "sealed_paper", family=family.id, seal=kept.id, paper=kind.value)
    if not found:
        raise DashboardError(_NO_SUCH)
    return bytes(found[0]["content"]), found[0]["holds"]


def rendered_again(database: Database, scope: Scope, family: Family, kept: Sealed) -> tuple[PaperAgain, ...]:
    """Each paper made again from the kept source beside what was shown. The kept bytes stay what was shown, whatever comes of it."""
    source = source_of(database, scope, family, kept).source
    again = []
    for paper in kept.papers:
        content, holds = bytes_of(database, scope, family, kept, paper.kind)
        again.append(PaperAgain(kind=paper.kind, kept=holds, same=rendered(paper.kind, source) == content))
    return tuple(again)


def changed_since(frozen: SealedSource, same_day: History, now: History) -> SinceTheSeal:
    """What has changed between what was sealed and what is known ``now``: the submission is never changed by it.

    ``same_day``: what a forum may see of what was known on the seal's day, as the record has it now; ``now``: the same of a later day.
    """
    source = frozen.source
    lists = lists_since(now.made(Reading), _only(same_day, _shown(source, same_day)), frozen.as_at)
    rewritten = _rewritten(source, same_day)
    counts = (
        counted(len(lists.new.rows), "new incident"),
        counted(len(lists.older.rows), "older incident newly disclosed", "older incidents newly disclosed"),
        counted(len(lists.changed.rows), "change"), f"{len(rewritten.rows)} of the sealed rows read otherwise now",
    )
    sentence = f"Since what was submitted, as known on {source.heading.as_at}: {'; '.join(counts)}."
    return SinceTheSeal(sentence, frozen.holds, lists, rewritten)


def _only(history: History, shown: frozenset[str]) -> History:
    """The history with those facts alone that the seal shows: what was taken in later, for whatever day, was not before the forum."""
    parts: dict[str, Any] = {
        field.name: tuple(fact for fact in value if fact.id in shown or isinstance(fact, ONLY_WHERE_RELIED_ON))
        for field in fields(history)
        if field.init and isinstance(value := getattr(history, field.name), tuple) and value and isinstance(value[0], Fact)
    }
    return replace(history, **parts)


def _shown(source: PapersSource, same_day: History) -> frozenset[str]:
    """What the seal shows, and what the record tells of that very forum: it is in no paper put to it, and was not unknown to it."""
    before = {fact.id for fact in before_its_forum(same_day).facts()}
    return frozenset({row.id for row in source.schedule} | {fact.id for fact in same_day.facts() if fact.id not in before})


def _rewritten(source: PapersSource, same_day: History) -> TableView:
    codes = {row.id: row.code for row in source.schedule}
    facts = [fact for one in codes if (fact := same_day.fact(one)) is not None]
    now = {row.id: row for row in schedule_of(facts, codes, same_day.as_at)}
    rows: Sequence[TableRow] = [
        TableRow((row.code, f"{row.date}: {row.text}",
                  f"{other.date}: {other.text}" if other else "No longer among the rows for that day that a forum may see"),
                 row.id if other else "")
        for row in source.schedule
        if (other := now.get(row.id)) is None or (other.date, other.text, other.seen) != (row.date, row.text, row.seen)
    ]
    return TableView("Rows that were sealed and read otherwise for the same day now", ("Row", "As sealed", "As it stands now"), tuple(rows))
