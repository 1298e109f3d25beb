"""A note that somebody is typing beside a question: kept for that person as a draft until the question is answered."""

import json

from dashboard.store import Database
from data_models.access import Power, Scope
from data_models.record import Family

_FIELD = "note"


def keep_note(database: Database, scope: Scope, family: Family, place: str, text: str) -> None:
    """Keep ``text`` as typed so far at ``place``, which names the question; with nothing typed, throw it away.

    Whoever may see the family may: a draft is read by nobody else and changes nothing.
    """
    fields = json.dumps({_FIELD: text}, ensure_ascii=False) if text.strip() else ""
    action = "draft saved" if fields else "draft thrown away"
    with database.change(scope.actor, action, family_id=family.id, target=_FIELD, power=Power.READ, of_history=False) as change:
        change.keep_draft(family_id=family.id, form=place, fields_json=fields)


def kept_note(database: Database, scope: Scope, family: Family, place: str) -> str:
    """What this person typed there and has not sent; "" where nothing."""
    rows = database.ask(scope, "draft", actor=scope.actor, family=family.id, form=place)
    return str(json.loads(rows[0]["fields_json"]).get(_FIELD, "")) if rows else ""
