"""Entries whose category names only a topic: nobody has said whether what they tell is a concern (docs/decisions/0013)."""

from dashboard.importers.rows.coded_words import direction
from data_models.record import Entry, Nature
from data_models.themes import coding_of


def names_a_topic_only(entry: Entry) -> bool:
    """True for "Hygiene" or "Attendance" with no word of its direction; not where the author wrote "Context", or it tells only an outcome."""
    if entry.nature is not Nature.CONTEXT or entry.speaks_against or direction(entry.significance):
        return False
    coding = coding_of([entry.category_raw])
    return bool(coding.themes) and not coding.names_harm and not any(direction(part) for part in coding.unmatched)
