"""What a person is typing into a submission and has not kept yet: every field of every place, read in one question, seen by nobody else."""

import json
from collections.abc import Mapping
from typing import Any

from dashboard.store import Database
from data_models.access import Power, Scope
from data_models.record import Family

Typed = Mapping[str, Any]
"""Fields by name: text, lists of row ids, and ``base``, the number of the version that the writer began from."""


def drafts_of(database: Database, scope: Scope, family: Family, submission_id: str) -> dict[str, Typed]:
    """What this person typed and has not kept, by the place it belongs to."""
    begins = _form(submission_id, "")
    rows = database.ask(scope, "drafts", actor=scope.actor, family=family.id, place=begins)
    return {row["form"].removeprefix(begins): json.loads(row["fields_json"]) for row in rows}


def keep_typed(database: Database, scope: Scope, family: Family, submission_id: str, place: str, typed: Typed) -> None:
    """Keep what is typed so far at ``place``; an empty ``typed`` throws it away. Whoever may read a submission may have a draft in it."""
    action = "draft saved" if typed else "draft thrown away"
    with database.change(
        scope.actor, action, family_id=family.id, target="submission", power=Power.READ_SUBMISSION, of_history=False,
    ) as change:
        change.keep_draft(
            family_id=family.id, form=_form(submission_id, place), fields_json=json.dumps(dict(typed), ensure_ascii=False) if typed else "")


def _form(submission_id: str, place: str) -> str:
    return f"submission:{submission_id}:{place}"
