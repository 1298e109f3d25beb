"""Read the words of a family's entries: what they suggest and how they name people. Kept, so that no page has to read them again."""

from collections import defaultdict
from collections.abc import Callable

from dashboard.store import Database
from dashboard.store.rows import Row
from dashboard.tagging import LEXICON_VERSION, suggest
from dashboard.tagging.people import mentions_in
from data_models.access import Scope
from data_models.history import History
from data_models.record import Entry, Family
from data_models.suggestion import Stance, Suggestion, SuggestionKind

BATCH = 500
_READ = ("title", "description", "action_outcome", "child_voice")


def read_words(
    database: Database, scope: Scope, family: Family, *, progress: Callable[[float], object] = lambda _: None,
) -> int:
    """Read every entry's words anew and return how many entries were read. ``progress`` gets the share done, 0 to 1."""
    entries = database.ask(scope, "entries_to_read", family=family.id)
    suggestions, mentions = [], []
    for first in range(0, len(entries), BATCH):
        batch = entries[first:first + BATCH]
        texts = [text_that_is_read(*(entry[part] for part in _READ)) for entry in batch]
        for entry, text, found in zip(batch, texts, suggest(texts), strict=True):
            where = {"family_id": family.id, "entry_id": entry["fact_id"], "lexicon": LEXICON_VERSION,
                     **{part: entry[part] for part in ("import_id", "agency", "sensitivity")}}
            suggestions += [{
                **where, "kind": item.kind.value, "code": item.code, "words": item.words, "start": item.start, "end": item.end,
                "stance": item.stance.value, "said_by": item.said_by, "about": item.about,
            } for item in found]
            mentions += [{
                **where, "words": item.words, "start": item.start, "role": item.role.value if item.role else None, "kind": item.kind,
            } for item in mentions_in(f"{text}\n{entry['people_raw'] or ''}")]
        progress(min(1.0, (first + BATCH) / max(len(entries), 1)))
    with database.change(scope.actor, "words read", family_id=family.id, target=f"lexicon {LEXICON_VERSION}") as change:
        change.replace_readings(family.id, suggestions, mentions)
    return len(entries)


def text_that_is_read(title: object, description: object, action_outcome: object, child_voice: object) -> str:
    """Title, what happened, what was done, the child's voice, as one text. Offsets of suggestions count in it."""
    return "\n".join(str(part) for part in (title, description, action_outcome, child_voice) if part)


def suggestions_of(database: Database, scope: Scope, family: Family) -> dict[str, tuple[Suggestion, ...]]:
    """What the words of each entry suggest, by the entry's id. Nothing where the words were not read yet."""
    found: dict[str, list[Suggestion]] = defaultdict(list)
    for row in database.ask(scope, "suggestions", family=family.id):
        found[row["entry_id"]].append(_suggestion(row))
    return {entry: tuple(items) for entry, items in found.items()}


def suggestions_then(database: Database, scope: Scope, history: History) -> dict[str, tuple[Suggestion, ...]]:
    """What the words suggest of each entry as it stood on the history's date. Nothing where the words were not read yet.

    Kept readings are of the newest words. Where a later version put an entry otherwise, the words known on the date are read instead, so
    that what is written later neither adds to an earlier date nor takes from it.
    """
    kept = suggestions_of(database, scope, history.family)
    if not kept:
        return {}
    newest = {
        row["fact_id"]: text_that_is_read(*(row[part] for part in _READ))
        for row in database.ask(scope, "entries_to_read", family=history.family.id)
    }
    changed = {entry.id: words for entry in history.entries if (words := text_of(entry)) != newest.get(entry.id)}
    read = zip(changed, suggest(list(changed.values())), strict=True) if changed else ()
    known = {entry.id: kept[entry.id] for entry in history.entries if entry.id in kept and entry.id not in changed}
    return {**known, **{entry: tuple(found) for entry, found in read if found}}


def text_of(entry: Entry) -> str:
    """The text of an entry that is read for suggestions."""
    return text_that_is_read(*(getattr(entry, part) for part in _READ))


def _suggestion(row: Row) -> Suggestion:
    return Suggestion(
        kind=SuggestionKind(row["kind"]), code=row["code"], words=row["words"], start=row["start"], end=row["end"],
        stance=Stance(row["stance"]), said_by=row["said_by"] or "", about=row["about"] or "", lexicon=row["lexicon"] or "",
    )
