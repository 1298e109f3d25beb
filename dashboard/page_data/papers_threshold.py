"""The skeleton of a threshold document, child by child. It never says that threshold is met, and adds no suspicion up.

Where workers have kept lines in the threshold grid, those are what the skeleton has, with their gaps and witnesses. Until then it lists the rows of
concern that statements rest on and that may enter, with harm and limb left as blanks. Which rows may enter is decided in
``data_models/threshold_evidence.py``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dashboard.findings.rights_words import of_a_right
from dashboard.page_data.frame import capital
from dashboard.page_data.papers_other_way import other_way_tables
from dashboard.page_data.table_view import TableView
from dashboard.page_data.threshold import entering_of, threshold_rows
from data_models.hearsay import who_saw
from data_models.history import History
from data_models.papers import PaperTable, words_of_the_record
from data_models.people import FamilyRole
from data_models.record import Entry, Fact, Nature
from data_models.submission import Submission
from data_models.threshold_bars import NO_PATH, OF_ANOTHER_CHILD, bars, became_of, means_all, named_in, no_child_in
from data_models.threshold_evidence import OF_THE_RESPONSE, Entering, of_the_response

HEADINGS = ("What is recorded", "How it is evidenced", "Harm to the child", "Limb of section 31(2)")
ASIDE_HEADINGS = ("Row", "What it says", "Why it may not enter")
HARM = "[[What it did, or is likely to do]]"
LIMB = "[[Suffering, or likely to suffer; care, or beyond control]]"
TOLD_BY_ONE = "A child told it, and it does not say what happened to a child: say for whom it matters."
TOGETHER = "[[It names the children together: say which of them, and who can say so.]]"
OF_A_SIBLING = (
    "What happened to another child is here as a fact to be proved: that it may have happened is no ground for what is likely to happen to these."
)
RESPONSE = "Response to the work: beside the facts, and none by itself"
RESPONSE_HEADINGS = ("Row", "What it says", "How it is evidenced")
A_RIGHT = "It tells of consent withheld, an assessment declined, a complaint or legal advice: that is the use of a right, and is held against nobody."
ADDED_TO_NOTHING = "A suspicion is no part of what the likelihood of harm rests on, however many there are."


def threshold_tables(history: History, draft: Submission, facts: Sequence[Fact], codes: Mapping[str, str]) -> tuple[PaperTable, ...]:
    """Each child's tables, of the grid where anybody keeps one. ``facts``: what standing statements rest on, by date."""
    if any(not item.withdrawn for item in draft.threshold):
        facts_told = tuple(_of_the_grid(table) for tables in threshold_rows(draft, history).values() for table in tables)
    else:
        facts_told = _not_begun(history, facts, codes)
    return (*facts_told, *other_way_tables(history, codes))


def _of_the_grid(table: TableView) -> PaperTable:
    return PaperTable(
        title=table.caption, headings=table.headings, rows=tuple(tuple(map(words_of_the_record, cells)) for cells in table.plain_rows()))


def _not_begun(history: History, facts: Sequence[Fact], codes: Mapping[str, str]) -> tuple[PaperTable, ...]:
    rules = history.made(entering_of)
    every = [rules[fact.id] for fact in facts if isinstance(fact, Entry) and fact.nature is Nature.CONCERN and fact.id in rules]
    concerns = [one for one in every if not (one.may and of_the_response(one.fact))]
    children = [child.label for child in history.children]
    siblings = [person.label for person in history.people if person.role is FamilyRole.OLDER_SIBLING]
    placed = {one.fact.id: _for_whom(one, children, siblings) for one in concerns}
    tables = [
        PaperTable(
            title=f"{child}: facts that may enter", headings=HEADINGS,
            rows=tuple(_line(one, child, codes) for one in concerns if child in placed[one.fact.id]),
            note=f"Nobody has begun the threshold grid: here are the rows of concern that name {child}, alone or with the other children, and that a "
                 "statement rests on.",
        )
        for child in children
    ]
    tables += [
        PaperTable(title=f"{sibling}, an older sibling: facts that may enter", headings=HEADINGS, note=OF_A_SIBLING,
                   rows=tuple(_line(one, sibling, codes) for one in concerns if sibling in placed[one.fact.id]))
        for sibling in siblings if any(sibling in whom for whom in placed.values())
    ]
    aside = [
        (codes[one.fact.id], _told(one.fact), words_of_the_record(" ".join(_why_aside(one, children, siblings))))
        for one in concerns if not placed[one.fact.id]
    ]
    answered = [one for one in every if one.may and of_the_response(one.fact)]
    if answered:
        tables.append(PaperTable(
            title=RESPONSE, headings=RESPONSE_HEADINGS, note=OF_THE_RESPONSE, rows=tuple(_responded(one, codes) for one in answered)))
    return (*tables, PaperTable(title="Shown beside, and added to nothing", headings=ASIDE_HEADINGS, rows=tuple(aside), note=ADDED_TO_NOTHING))


def _for_whom(one: Entering, children: Sequence[str], siblings: Sequence[str]) -> tuple[str, ...]:
    """In whose tables a row stands; none where it stands aside. One that names an older sibling alone stands in only where nothing speaks
    against it: what is said to have happened to another child leads nowhere until it is proved (Re J [2013] UKSC 9)."""
    if not one.may:
        return ()
    if named := named_in(one.fact, children):
        return named
    if older := named_in(one.fact, siblings):
        return () if bars(one) else older
    return tuple(children) if means_all(one.fact) else ()


def _why_aside(one: Entering, children: Sequence[str], siblings: Sequence[str]) -> tuple[str, ...]:
    """Hearsay alone keeps no row of these children out: of one that names an older sibling alone, whom it names is the reason."""
    young, of_a_sibling = [*children, *siblings], not named_in(one.fact, children) and bool(named_in(one.fact, siblings))
    said = tuple(OF_ANOTHER_CHILD if reason == NO_PATH and one.may and of_a_sibling else reason for reason in bars(one))
    reasons = (*said, *filter(None, (no_child_in(one.fact, young),)))
    return reasons or (TOLD_BY_ONE,)


def _line(one: Entering, whose: str, codes: Mapping[str, str]) -> tuple[str, ...]:
    together = "" if named_in(one.fact, (whose,)) else f"\n{TOGETHER}"
    return f"{_told(one.fact).rstrip('.')}. Row {codes[one.fact.id]}", f"{_evidenced(one)}{together}", HARM, LIMB


def _responded(one: Entering, codes: Mapping[str, str]) -> tuple[str, ...]:
    right = f"\n{A_RIGHT}" if isinstance(one.fact, Entry) and of_a_right(one.fact) else ""
    return codes[one.fact.id], _told(one.fact), f"{_evidenced(replace(one, gaps=tuple(gap for gap in one.gaps if gap != OF_THE_RESPONSE)))}{right}"


def _told(fact: Fact) -> str:
    return words_of_the_record(f"{fact.happened.in_words()}: {fact.text}")


def _evidenced(one: Entering) -> str:
    """The path from who said it to somebody who was there, what is recorded in answer, and what is still wanted."""
    seen = f"{capital(who_saw(one.fact))}."
    said = words_of_the_record(" ".join(part for part in (seen, one.path, became_of(one.fact), one.response) if part))
    return "\n".join((said, *(f"[[{gap}]]" for gap in map(words_of_the_record, one.gaps))))
