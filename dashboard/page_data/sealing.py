"""Submitting: what the forum is shown is frozen, with its hash and every paper of it, in one transaction."""

from datetime import UTC, datetime
from hashlib import sha256
from uuid import uuid4

from dashboard.errors import DashboardError
from dashboard.exporters.papers import RENDERS, rendered
from dashboard.exporters.pictures import drawn
from dashboard.page_data.papers import PaperWords, papers_source
from dashboard.page_data.papers_pictures import Draw
from dashboard.page_data.submissions import stands_in_the_way, submission
from dashboard.store import Database
from data_models.access import Power, Scope
from data_models.history import History
from data_models.papers_json import to_json
from data_models.record import Family
from data_models.submission import Step, Submission
from data_models.tables import SEAL, SEALED_PAPER, SUBMISSION_STEP


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
            "items": _items(prepared.history), "rests_on": sorted(fact.id for fact in prepared.history.facts()),
        }])
        change.add(SEALED_PAPER, [
            {"seal_id": seal_id, "family_id": family.id, "paper": kind.value, "sha256": hashes[kind], "content": content}
            for kind, content in papers.items()
        ])
    database.witness("sealed")
    return seal_id


def _items(history: History) -> list[str]:
    """Agency and label of every row of the history, not of the schedule alone: where a child lives stands on every paper's head."""
    return sorted({f"{fact.agency.value}|{fact.sensitivity}" for fact in history.facts()})


def _hash(content: bytes) -> str:
    return sha256(content).hexdigest()
