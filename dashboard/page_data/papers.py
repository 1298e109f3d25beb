"""The one source of every paper: a family's record as a forum may see it on one day, and what a submission for that day makes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from dashboard.errors import DashboardError
from dashboard.findings.catalogue import findings_of
from dashboard.findings.reading import Reading
from dashboard.page_data.argument import METHOD, argument_table
from dashboard.page_data.decision_records import decision_records
from dashboard.page_data.frame import frame_of
from dashboard.page_data.history import history_of
from dashboard.page_data.papers_challenge import challenge_in_words, challenge_parts, chosen, open_challenges
from dashboard.page_data.papers_chronology import LEFT_OUT, SHORT_RULE, chronology_of
from dashboard.page_data.papers_letter import letter_notes, letter_of
from dashboard.page_data.papers_letter_decided import NOTHING, Decided, decided_for, for_nobody_yet
from dashboard.page_data.papers_pictures import Draw, pictures_of
from dashboard.page_data.papers_rows import schedule_of, scheduled
from dashboard.page_data.papers_statements import Said, as_the_record_makes_it, put_aside, sections_of
from dashboard.page_data.papers_threshold import threshold_tables
from dashboard.page_data.submissions import (
    Missing,
    as_the_forum_sees,
    before_its_forum,
    submission,
    submissions_of,
    what_is_missing,
    without_contrary,
)
from dashboard.page_data.table_view import TableView
from dashboard.page_data.why_now import why_now_view
from dashboard.settings import Settings, forum_as_held
from dashboard.store import Database
from data_models.access import Scope
from data_models.dates import day_in_words
from data_models.finding import Finding
from data_models.history import History
from data_models.papers import ArgumentCell, ChildInPaper, Heading, Limb, PapersSource, codes_of
from data_models.record import Family
from data_models.submission import Answer, Step, Submission

NOBODY_WROTE = "Made from the record alone: nobody has written or signed a submission for this date."
AUDIENCE = "The forum, its lawyer and the social work team"
NONE_BEFORE = "No forum decision before this day is recorded."


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperWords:
    """What a council sets: the forum's own name and the handling line of every page; and for whom a copy is made."""

    forum: str = "Care Planning Forum"
    marking: str = "OFFICIAL-SENSITIVE"
    audience: str = AUDIENCE
    copy: str = ""

    @classmethod
    def as_set(cls, current: Settings) -> Self:
        """As this council has it. Raises StoreRefused where the forum's settings cannot be read."""
        return cls(forum=forum_as_held(current).name, marking=current.marking)


class PaperRefused(DashboardError):
    """A paper that does not leave yet. ``missing``: each thing that stops it; ``besides``: what would stop it from being sent as well."""

    def __init__(self, missing: Sequence[Missing], besides: Sequence[Missing]) -> None:
        super().__init__(f"No paper leaves yet. {' '.join(one.sentence for one in missing)}")
        self.missing, self.besides = tuple(missing), tuple(besides)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A source, and what it was made from. ``draft``: the submission, or in its place every finding as the record makes it."""

    source: PapersSource
    draft: Submission
    found: tuple[Finding, ...]
    history: History
    decided: Decided = NOTHING

    def refuse_where_one_sided(self) -> None:
        """Raise PaperRefused where a block has nothing on its other side and no reason for that."""
        if missing := without_contrary(self.draft, self.found):
            every = what_is_missing(self.draft, self.found, [child.label for child in self.history.children]) if self.draft.steps else ()
            raise PaperRefused(missing, [one for one in every if one not in missing])


def papers_source(
    database: Database, scope: Scope, family: Family, as_at: date, *, words: PaperWords | None = None, draw: Draw | None = None,
) -> Prepared:
    """Everything the papers of one day say, for ``scope`` narrowed to what a forum may see.

    The newest submission for that day is taken; where there is none, or the caller may read none, every finding stands as the record makes
    it. What the forum of that very day decided is in the challenge, and in the letter, which comes after it: the other papers are put to it.
    ``draw`` turns the charts into
    pictures; None leaves them out, for papers that have none.
    """
    narrowed = as_the_forum_sees(scope)
    whole = history_of(database, narrowed, family, as_at)
    history: History = whole.made(before_its_forum)
    codes = codes_of(fact.id for fact in history_of(database, narrowed, family, date.max).facts())
    reading, found = history.made(Reading), tuple(history.made(findings_of))
    written = next((one for one in submissions_of(database, scope, family) if one.as_at == as_at), None)
    draft = submission(database, narrowed, family, written.id) if written else as_the_record_makes_it(history, found)
    said = Said(history, found, codes)
    children = tuple(child.label for child in history.children)
    challenge, said_in_it = chosen(whole.made(findings_of)), Said(whole, found, codes)
    rests = _ids(draft, "evidence") | {fact.id for finding in challenge for fact in finding.evidence}
    beside = _ids(draft, "contrary") | {fact.id for finding in challenge for fact in finding.contrary}
    facts = scheduled(history, rests | beside)
    held = {fact.id for fact in facts}
    argued = tuple(finding for finding in found if _stands(draft, finding))
    pictures, note = pictures_of(history, draw) if draw else ((), "")
    decided = decided_for(decision_records(database, narrowed, family), as_at, draft.forum_on)
    to_nobody = for_nobody_yet(decided, history)
    letter, left_out = letter_of(history, draft, found, decided=to_nobody)
    standing = frozenset(one for point in draft.standing() for one in point.evidence)
    source = PapersSource(
        heading=_heading(history, draft, words or PaperWords(), database.names()),
        decision=why_now_view(history).decision if history.decisions else NONE_BEFORE,
        sections=sections_of(draft, said, children, written=bool(written)), aside=put_aside(draft, said),
        argument=_limbs(argument_table(reading, argued), codes), argument_method=METHOD, pictures=pictures, pictures_note=note,
        schedule=schedule_of(facts, codes, as_at),
        challenge_rows=schedule_of([fact for fact in scheduled(whole, rests | beside) if fact.id not in held], codes, as_at),
        short_rule=SHORT_RULE, chronology_rule=LEFT_OUT, chronology=chronology_of(
            reading, codes, rests=standing,
            beside=[one for point in draft.standing() for one in point.contrary]),
        threshold=threshold_tables(history, draft, [fact for fact in facts if fact.id in standing], codes),
        letter_notes=letter_notes(left_out, decided=to_nobody), letter=letter, letter_decision=decided.said,
        challenge=tuple(said_in_it.of_finding(finding) for finding in challenge), challenge_parts=challenge_parts(whole),
        challenges=tuple(challenge_in_words(one, as_at) for one in open_challenges(database, narrowed, family, as_at)),
    )
    return Prepared(source=source, draft=draft, found=found, history=whole, decided=decided)


def _ids(draft: Submission, side: str) -> frozenset[str]:
    """Facts on one side of every point that was not taken out, put aside ones too: their rows stay with them."""
    return frozenset(
        one for point in draft.points if not point.withdrawn for one in (point.evidence if side == "evidence" else point.contrary))


def _stands(draft: Submission, finding: Finding) -> bool:
    answer = draft.answer_to(finding.id)
    return answer is not None and answer.answer is not Answer.PUT_ASIDE


def _heading(history: History, draft: Submission, words: PaperWords, names: Mapping[str, str]) -> Heading:
    frame = history.made(frame_of)
    status, signed_off = _status(draft, names)
    return Heading(
        forum=words.forum, family_label=history.family.label, as_at=history.as_at.isoformat(),
        forum_on=draft.forum_on.isoformat() if draft.forum_on else "", asked_for=draft.asked_for,
        children=tuple(ChildInPaper(label=child.label, age=child.age, where=child.where, status=child.status) for child in frame.children),
        marking=words.marking, status=status, signed_off=signed_off, audience=words.audience, copy=words.copy,
    )


def _status(draft: Submission, names: Mapping[str, str]) -> tuple[str, bool]:
    """Whose word it is: signed off by whom and when, or that it is a draft, or that nobody wrote it."""
    if not draft.steps:
        return NOBODY_WROTE, False
    signed = next((taken for taken in reversed(draft.steps) if taken.step is Step.SIGNED_OFF), None)
    if signed and draft.state in (Step.SIGNED_OFF, Step.SUBMITTED):
        return f"Signed off by {names.get(signed.recorded_by, signed.recorded_by)} on {_day(signed.recorded_at)}.", True
    last = draft.steps[-1]
    return f"Draft: not signed off. {last.step.in_words.capitalize()} on {_day(last.recorded_at)}.", False


def _day(moment: datetime) -> str:
    return day_in_words(moment.date())


def _limbs(table: TableView, codes: dict[str, str]) -> tuple[Limb, ...]:
    return tuple(
        Limb(name=row.cells[0], cells=tuple(
            ArgumentCell(heading=heading, text=text, rows=tuple(codes[one] for one in opens.split()))
            for heading, text, opens in zip(table.headings[1:], row.cells[1:], row.cell_opens[1:], strict=True)
        ))
        for row in table.rows
    )

