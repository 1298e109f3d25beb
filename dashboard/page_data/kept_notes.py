"""A note that somebody is typing beside a question: kept for that person as a draft until the question is answered."""

import json
from collections.abc import Mapping

from dashboard.store import Database
from data_models.access import Power, Scope
from data_models.record import Family

_FIELD = "note"


def keep_notes(database: Database, scope: Scope, family: Family, texts: Mapping[str, str]) -> None:
    """Keep each of ``texts`` as typed so far at its place, which names the question; one with nothing typed is thrown away.

    All of them are one change and one event, and there is none where nothing is typed and nothing was kept before. Whoever may see the family may:
    a draft is read by nobody else and changes nothing.
    """
    typed = {place: json.dumps({_FIELD: text}, ensure_ascii=False) if text.strip() else "" for place, text in texts.items()}
    known = {} if all(typed.values()) else notes_under(database, scope, family, "")
    changed = {place: fields for place, fields in typed.items() if fields or place in known}
    if not changed:
        return
    action = "draft saved" if any(changed.values()) else "draft thrown away"
    with database.change(scope.actor, action, family_id=family.id, target=_FIELD, power=Power.READ, of_history=False) as change:
        for place, fields in changed.items():
            change.keep_draft(family_id=family.id, form=place, fields_json=fields)


def kept_note(database: Database, scope: Scope, family: Family, place: str) -> str:
    """What this person typed there and has not sent; "" where nothing."""
    rows = database.ask(scope, "draft", actor=scope.actor, family=family.id, form=place)
    return str(json.loads(rows[0]["fields_json"]).get(_FIELD, "")) if rows else ""


def notes_under(database: Database, scope: Scope, family: Family, begins: str) -> dict[str, str]:
    """What this person typed and has not sent at the places whose names begin so, by place."""
    rows = database.ask(scope, "drafts", actor=scope.actor, family=family.id, place=begins)
    return {row["form"]: str(json.loads(row["fields_json"]).get(_FIELD, "")) for row in rows}
