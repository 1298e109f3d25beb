"""The concerns of the letter, each beside what is recorded in answer to it: an allegation stands as one, never as a fact."""

from collections.abc import Mapping, Sequence

from dashboard.findings.in_words import counted, listed, span_in_words
from dashboard.findings.reading import each_once
from dashboard.page_data.frame import capital
from dashboard.page_data.papers_letter_answers import answering, answers_among, observations_among
from dashboard.page_data.papers_letter_rows import of_a_child, of_one_adults_health, speaks_of_health
from data_models.assessment import Allegation
from data_models.finding import Finding
from data_models.hearsay import tells, wholly_told
from data_models.history import History
from data_models.papers import IN_ANSWER, PaperTable, words_of_the_record
from data_models.record import Entry, Fact
from data_models.submission import Point, Section, Submission
from data_models.threshold_bars import named_in

HEADINGS = ("What worries us", IN_ANSWER)
NO_ANSWER = (
    "In the records that we hold nothing is marked as an answer to this. That does not mean that nobody answered: tell us if you or somebody else "
    "did. [[What is known of an answer]]"
)
TO_BE_WRITTEN = "[[What is recorded in answer to it, and what you say of it]]"
WHEN_TOLD = "These are the days on which it was told and recorded, not those on which it is said to have happened."
SEEN_AS_WELL = "also tells what its recorder saw, on the day of the row."
SEEN_AS_WELL_MANY = "also tell what their recorder saw, on the day of the row."
OF_ONE = "The day of that one is the day on which it was told and recorded."
OF_THOSE = "The days of those are the days on which it was told and recorded."
WHAT = "[[what is said to have happened, and to whom]]"
SAY_REPORTED = "[[Every row under this is what was reported, denied or not taken further: write “it has been reported that”]]"


def concerns_of(draft: Submission, themes: Mapping[str, Finding]) -> list[Point]:
    """What the submission says of harm; while nobody has written that, the concerns that the record shows to have come back."""
    return list(draft.standing(Section.HARM)) or [point for point in draft.standing(Section.CUMULATIVE) if point.finding in themes]


def answers_to(whole: History, made_of_all: Finding, told: Finding) -> tuple[Fact, ...]:
    """Rows of the whole record that answer a concern as the rows told of it make it: ``made_of_all`` is the same finding made of all rows."""
    alleged = [one for one in whole.allegations if one.theme.value == made_of_all.key]
    rows = _rows(whole, told)
    return answering(whole, rows, each_once(made_of_all.evidence, made_of_all.contrary, alleged), made_of_all.contrary)


def concerns_table(history: History, points: Sequence[Point], themes: Mapping[str, Finding], *, whole: bool = True) -> PaperTable:
    """A row for each concern: what it is, and at the same size every denial and police outcome that is recorded in answer.

    ``whole`` False: the history is what one person may be told, so that nothing may be said of what the record does not hold.
    """
    rows = tuple(_concern(history, point, themes.get(point.finding), NO_ANSWER if whole else TO_BE_WRITTEN) for point in points)
    return PaperTable(title="", headings=HEADINGS, rows=rows or (("[[Write each concern with its dates.]]", "[[What is recorded in answer]]"),))


def of_one_adult(history: History, point: Point, themes: Mapping[str, Finding]) -> bool:
    """Whether a concern speaks of health or rests on one adult's, or (where nobody wrote it) rests on no row of a child: it waits for that
    adult's own letter."""
    if finding := themes.get(point.finding):
        return not _rows(history, finding)
    return speaks_of_health(point.text) or any(of_one_adults_health(fact) for one in point.evidence if (fact := history.fact(one)))


def only_told(fact: Fact) -> bool:
    """Whether a row is what somebody told, or was denied, disputed or not taken further, and nobody's own sight of it."""
    if isinstance(fact, Allegation) or not fact.status.own_knowledge:
        return True
    return isinstance(fact, Entry) and (fact.speaks_against or tells(fact))


def _partly_seen(fact: Fact) -> bool:
    """Whether a row that tells what somebody said tells what its recorder saw as well."""
    return isinstance(fact, Entry) and fact.status.own_knowledge and not fact.speaks_against and not wholly_told(fact)


def _rows(history: History, finding: Finding) -> list[Fact]:
    return [fact for fact in finding.evidence if of_a_child(fact, history)]


def _concern(history: History, point: Point, finding: Finding | None, otherwise: str) -> tuple[str, str]:
    if finding is None:
        rests = [fact for one in point.evidence if (fact := history.fact(one))]
        beside = [fact for one in point.contrary if (fact := history.fact(one))]
        said = words_of_the_record(f"{point.child}: {point.text}" if point.child else point.text)
        told = f" {SAY_REPORTED}" if rests and all(map(only_told, rests)) else ""
        # Whoever wrote the statement named what stands beside it: of the same matter it is because they say so.
        return f"{said}{told}", _in_answer(
            (*answers_among(history, (), each_once(rests, beside)), *observations_among(history, (), beside)), otherwise)
    rows = _rows(history, finding)
    alleged = [one for one in history.allegations if one.theme.value == finding.key]
    answers = answers_among(history, rows, each_once(finding.evidence, finding.contrary, alleged))
    observed = observations_among(history, rows, finding.contrary)
    return _told_of(history, finding, rows, len(answers), otherwise), _in_answer((*answers, *observed), otherwise)


def _told_of(history: History, finding: Finding, rows: Sequence[Fact], answers: int, otherwise: str) -> str:
    """Which concern it is, when and from whom; what happened is for a person to say."""
    agencies = listed(dict.fromkeys(fact.agency.label for fact in rows))
    span = f"{span_in_words(rows)}, from {agencies}"
    told = [fact for fact in rows if only_told(fact)]
    if len(told) == len(rows):
        which = f"which {counted(answers, 'row records', 'rows record')} as denied, answered or not taken further" if answers else (
            "and nothing in the records is marked as an answer to it" if otherwise == NO_ANSWER else "")
        part = sum(map(_partly_seen, rows))
        of = counted(len(rows), "row" if part else "report")
        seen = f" {counted(part, f'of them {SEEN_AS_WELL}', f'of them {SEEN_AS_WELL_MANY}')}" if part else ""
        said = words_of_the_record(f"({finding.subject}){', ' if which else ''}{which}: {of}, {span}. {WHEN_TOLD}{seen}")
        return f"It has been reported that {WHAT} {said}"
    some = f" {counted(len(told), 'of them tells', 'of them tell')} what was reported. {OF_ONE if len(told) == 1 else OF_THOSE}" if told else ""
    # Whom reports are about may show who told: that is for a person to write.
    about = listed(child.label for child in history.children if any(child.label in named_in(row, (child.label,)) for row in rows if row not in told))
    whom = "" if not about else f" The other {'row is' if len(rows) - len(told) == 1 else 'rows are'} about {about}." if told else f" about {about}"
    said = f"{capital(finding.subject)}: {counted(len(rows), 'row')}{'' if told else whom}, {span}.{some}{whom if told else ''}"
    return f"{words_of_the_record(said)} [[What happened, and what it did to the child]]"


def _in_answer(lines: Sequence[str], otherwise: str) -> str:
    return words_of_the_record("\n".join(lines)) or otherwise
