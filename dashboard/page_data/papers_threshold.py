"""The skeleton of a threshold document, child by child. It never says that threshold is met, and adds no suspicion up.

Where workers have kept lines in the threshold grid, those are what the skeleton has, with their gaps and witnesses. Until then it lists the rows of
concern that statements rest on and that may enter, with harm and limb left as blanks. Which rows may enter is decided in
``data_models/threshold_evidence.py``.
"""

from collections.abc import Mapping, Sequence

from dashboard.page_data.frame import capital
from dashboard.page_data.table_view import TableView
from dashboard.page_data.threshold import entering_of, threshold_rows
from data_models.history import History
from data_models.papers import PaperTable, words_of_the_record
from data_models.record import Entry, Fact, Nature
from data_models.submission import Submission
from data_models.threshold_evidence import Entering

HEADINGS = ("Fact", "How it is evidenced", "Harm to the child", "Limb of section 31(2)")
ASIDE_HEADINGS = ("Row", "What it says", "Why it may not enter")
HARM = "[[What it did, or is likely to do]]"
LIMB = "[[Suffering, or likely to suffer; care, or beyond control]]"
NO_CHILD = "It names none of the children: say for whom it matters."
ADDED_TO_NOTHING = "A suspicion is no part of what the likelihood of harm rests on, however many there are."


def threshold_tables(history: History, draft: Submission, facts: Sequence[Fact], codes: Mapping[str, str]) -> tuple[PaperTable, ...]:
    """Each child's tables, of the grid where anybody keeps one. ``facts``: what standing statements rest on, by date."""
    if any(not item.withdrawn for item in draft.threshold):
        return tuple(_of_the_grid(table) for tables in threshold_rows(draft, history).values() for table in tables)
    return _not_begun(history, facts, codes)


def _of_the_grid(table: TableView) -> PaperTable:
    return PaperTable(
        title=table.caption, headings=table.headings, rows=tuple(tuple(map(words_of_the_record, cells)) for cells in table.plain_rows()))


def _not_begun(history: History, facts: Sequence[Fact], codes: Mapping[str, str]) -> tuple[PaperTable, ...]:
    rules = history.made(entering_of)
    concerns = [rules[fact.id] for fact in facts if isinstance(fact, Entry) and fact.nature is Nature.CONCERN and fact.id in rules]
    entering = [one for one in concerns if one.may]
    children = [child.label for child in history.children]
    tables = [
        PaperTable(
            title=f"{child}: facts that may enter", headings=HEADINGS,
            rows=tuple((f"{_told(one.fact).rstrip('.')}. Row {codes[one.fact.id]}", _evidenced(one), HARM, LIMB)
                       for one in entering if child in _people(one.fact)),
            note=f"Nobody has begun the threshold grid: here are the rows of concern that name {child} and that a statement rests on.",
        )
        for child in children
    ]
    aside = [(codes[one.fact.id], _told(one.fact), one.why_not) for one in concerns if not one.may]
    aside += [(codes[one.fact.id], _told(one.fact), NO_CHILD) for one in entering if not set(children) & set(_people(one.fact))]
    return (*tables, PaperTable(title="Shown beside, and added to nothing", headings=ASIDE_HEADINGS, rows=tuple(aside), note=ADDED_TO_NOTHING))


def _people(fact: Fact) -> tuple[str, ...]:
    return fact.people if isinstance(fact, Entry) else ()


def _told(fact: Fact) -> str:
    return words_of_the_record(f"{fact.happened.in_words()}: {fact.text}")


def _evidenced(one: Entering) -> str:
    """The path from who said it to somebody who was there, what is recorded in answer, and what is still wanted."""
    seen = f"{capital(one.fact.status.label)}."
    said = words_of_the_record(" ".join(part for part in (seen, one.path, one.response) if part))
    return "\n".join((said, *(f"[[{gap}]]" for gap in map(words_of_the_record, one.gaps))))
