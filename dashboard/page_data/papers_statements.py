"""What a submission says, section by section, as the papers print it: each statement with its rows, of both sides, under their codes."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from dashboard.findings.in_words import counted, listed
from dashboard.page_data.why_now import whose as whose_doing
from data_models.finding import OTHER_SIDE, Finding, how_much
from data_models.forum import ViewOfAgency
from data_models.history import History
from data_models.papers import SectionInPaper, Statement
from data_models.record import Fact
from data_models.submission import SECTION_OF, Answer, Point, Section, Submission, per_child
from data_models.themes import Marker

OWN_WORDS = "In the worker’s own words"
_NO_TIME = datetime(1, 1, 1)
NOTHING_WRITTEN = "Nothing is written here yet."
NOTHING_FOUND = "The record shows nothing of this kind by this date. That may be because nothing was given to it."


class Said:
    """Turns points into statements for one history: ``found`` its findings, ``codes`` the code of each fact."""

    def __init__(self, history: History, found: Sequence[Finding], codes: Mapping[str, str]) -> None:
        self._history, self._codes = history, codes
        self._found = {finding.id: finding for finding in found}

    def of_point(self, point: Point) -> Statement:
        """A point as it was answered or written; where the record has changed since, it says so."""
        finding = self._found.get(point.finding)
        evidence, gone = self._known(point.evidence)
        contrary, more_gone = self._known(point.contrary)
        notes = list(point.not_recorded)
        if gone + more_gone:
            notes.append(f"{counted(gone + more_gone, 'row')} that this named is not in the record as it stands for this date.")
        if point.finding and finding is None:
            notes.append("The record no longer makes this finding for this date.")
        elif finding is not None and finding.statement != point.said:
            notes.append(f"Since this was answered the record’s own sentence has come to read: {finding.statement}")
        answered = point.answer is Answer.ANSWERED or (point.finding and point.words)
        return Statement(
            kind=finding.kind.code if finding else point.finding.partition(":")[0], heading=point.heading or OWN_WORDS, text=point.text,
            whose=_whose(point, finding), child=point.child, record_says=point.said if answered else "",
            rests_on=how_much(evidence), stands_beside=how_much(contrary), evidence=self._coded(evidence), contrary=self._coded(contrary),
            beside=finding.kind.beside if finding else OTHER_SIDE, not_recorded=tuple(notes), method=point.method, authority=point.authority,
            reason=point.reason,
        )

    def of_finding(self, finding: Finding) -> Statement:
        """A finding as the record makes it, whatever a submission does with it."""
        return Statement(
            kind=finding.kind.code, heading=finding.heading, text=finding.statement, whose=_record(finding), rests_on=how_much(finding.evidence),
            stands_beside=how_much(finding.contrary), evidence=self._coded(finding.evidence), contrary=self._coded(finding.contrary),
            beside=finding.kind.beside, not_recorded=finding.not_recorded, method=finding.kind.method, authority=finding.kind.authority,
        )

    def _known(self, ids: Sequence[str]) -> tuple[tuple[Fact, ...], int]:
        """The facts of this history with these ids, in their order, and how many are not in it."""
        facts = tuple(fact for one in dict.fromkeys(ids) if (fact := self._history.fact(one)) is not None)
        return facts, len(dict.fromkeys(ids)) - len(facts)

    def _coded(self, facts: Sequence[Fact]) -> tuple[str, ...]:
        return tuple(self._codes[fact.id] for fact in facts)


    def held_for(self, section: Section, child: str) -> str:
        """What the record itself holds of a section of views that nobody has written: a reader must not take it that nobody was heard."""
        if section is Section.CHILD_VIEWS:
            voices = [
                row for row in self._history.entries if child in row.people and (Marker.CHILD_VOICE in row.markers or row.child_voice)
            ]
            return self._held(voices, f"of what {child} said or showed")
        if section is Section.AGENCY_VIEWS:
            views = [row for row in self._history.views if row.view is not ViewOfAgency.NOT_RECEIVED]
            told = listed(f"{row.view_of}: {row.view.label.lower()}" for row in views)
            return self._held(views, f"of an agency’s view on a Meeting Before Action ({told})")
        return ""

    def _held(self, rows: Sequence[Fact], what: str) -> str:
        return f"The record holds {counted(len(rows), 'row')} {what}: {listed(self._coded(rows))}." if rows else ""


def sections_of(draft: Submission, said: Said, children: Sequence[str], *, written: bool) -> tuple[SectionInPaper, ...]:
    """Every section in its order, one for each child where it has one. ``written`` False: no person has written a submission."""
    return tuple(
        SectionInPaper(
            code=section.value, heading=f"{section.label}: {child}" if child else section.label, question=section.question,
            statements=statements,
            empty="" if statements else _unwritten(section, child, said) if section.block is None or written else NOTHING_FOUND,
            nothing_contrary=draft.nothing_contrary.get(section, ""),
        )
        for section, child in per_child(tuple(Section), children)
        for statements in [tuple(said.of_point(point) for point in draft.standing(section, child))]
    )


def _unwritten(section: Section, child: str, said: Said) -> str:
    return f"{NOTHING_WRITTEN} {said.held_for(section, child)}".strip()


def put_aside(draft: Submission, said: Said) -> tuple[Statement, ...]:
    return tuple(said.of_point(point) for point in draft.points if point.answer is Answer.PUT_ASIDE and not point.withdrawn)


def as_the_record_makes_it(history: History, found: Sequence[Finding]) -> Submission:
    """In place of a submission that nobody has written: every finding stands, and nobody has said a word."""
    return Submission(
        id="", family_id=history.family.id, as_at=history.as_at, forum_on=None, asked_for="", steps=(), nothing_contrary={},
        points=tuple(
            Point(
                id=finding.id, version=1, section=SECTION_OF[finding.kind.block], answer=Answer.TAKEN_IN, finding=finding.id,
                heading=finding.heading, said=finding.statement, evidence=tuple(fact.id for fact in finding.evidence),
                contrary=tuple(fact.id for fact in finding.contrary), not_recorded=finding.not_recorded, method=finding.kind.method,
                authority=finding.kind.authority, recorded_at=_NO_TIME, recorded_by="",
            )
            for finding in found
        ),
    )


def _whose(point: Point, finding: Finding | None) -> str:
    if point.answer is Answer.OWN_WORDS and not point.finding:
        return "The worker’s own words"
    doing = whose_doing(finding) if finding else ""
    said = {
        Answer.TAKEN_IN: "A finding of the record", Answer.ANSWERED: "A finding answered in the worker’s own words",
        Answer.PUT_ASIDE: "A finding put aside", Answer.OWN_WORDS: "A finding answered in the worker’s own words",
    }[point.answer]
    return f"{said}. {doing}" if doing else said


def _record(finding: Finding) -> str:
    doing = whose_doing(finding)
    return f"A finding of the record. {doing}" if doing else "A finding of the record"
