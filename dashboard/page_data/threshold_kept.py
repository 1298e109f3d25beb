"""Writing a threshold grid: each line is a new row with its audit event, as everything in a submission is. The rules are asked before it is kept."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import uuid4

from dashboard.errors import DashboardError
from dashboard.page_data.submission_kept import row_of_item, writing_into
from dashboard.page_data.threshold import entering_of
from dashboard.store import Database
from data_models.access import Scope
from data_models.history import History
from data_models.record import Family
from data_models.submission import Submission
from data_models.tables import THRESHOLD_ITEM
from data_models.threshold import Attribution, Item, Limb
from data_models.threshold_evidence import NOT_CLEARED, OPEN_LABELS, what_is_wrong


def place(
    database: Database, scope: Scope, family: Family, draft: Submission, history: History, *, child: str, evidence: Sequence[str], harm: str,
    limb: Limb | None, attribution: Attribution | None, contrary: Sequence[str] = (), before: Item | None = None,
) -> None:
    """Keep a line of a child's grid. ``history``: what the submission is made from. ``before``: the version that it follows.

    Raises DashboardError with every sentence that is wrong; ChangedMeanwhile where somebody has kept another version since.
    """
    if limb is None or attribution is None:
        raise DashboardError("Choose the limb, and to what it is said to be attributable.")
    rules = history.made(entering_of)
    wrong = list(what_is_wrong(limb, harm, [rules[row] for row in evidence if row in rules]))
    if unknown := [row for row in evidence if row not in rules]:
        wrong.append(f"{len(unknown)} of the rows named are no facts of what happened in what was known on the submission’s day.")
    if any((fact := history.fact(row)) is None or fact.sensitivity not in OPEN_LABELS for row in contrary):
        wrong.append(f"A row named as pointing the other way cannot stand here. {NOT_CLEARED}")
    if wrong:
        raise DashboardError(" ".join(wrong))
    _keep(database, scope, family, draft, "threshold line kept", before, {
        "child": child, "evidence": list(evidence), "contrary": list(contrary), "harm": harm.strip(), "limb": limb, "attribution": attribution,
        "withdrawn": False,
    })


def take_out_line(database: Database, scope: Scope, family: Family, draft: Submission, item: Item) -> None:
    """Take a line out again; what it said is kept among its versions."""
    _keep(database, scope, family, draft, "threshold line taken out", item, {**row_of_item(item), "withdrawn": True})


def _keep(
    database: Database, scope: Scope, family: Family, draft: Submission, action: str, before: Item | None, row: dict[str, object],
) -> None:
    with writing_into(database, scope, family, draft, action) as change:
        change.add_next(THRESHOLD_ITEM, {
            **row, "item_id": before.id if before else uuid4().hex, "submission_id": draft.id, "recorded_by": scope.actor,
            "recorded_at": datetime.now(UTC).replace(tzinfo=None),
        }, named_by="item_id", after=before.version if before else 0)
