"""Counts for the partnership over a year: the recommendations of the review as questions. No family is named, ranked or scored.

Small numbers are held back: a count under five, or one from which such a count could be worked out, is not shown. That holds for what is left
when numbers of two periods are taken from each other as well, for three reasons. The periods are fixed: years from April to March, as the
statutory returns have them, and only those that have ended, so that no date can be moved by a day. They do not overlap and none lies inside
another, so nothing of one day is counted twice; quarters beside their year would give away the one that is held back. And every number shown is
rounded to the nearest five, so that what stands at a year's end (families, children of an age, a record that was completed later) differs from
another year's by five or more or not at all, and never tells that one came or went. A wait for an assessment is counted so: in every year that it
lasted into, with the days that it had lasted by then. The longest wait would be one child's, so it is not shown.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from statistics import median

from dashboard.findings.assessment_outstanding import days_waited
from dashboard.findings.catalogue import findings_in
from dashboard.findings.forums import Forum, forums_after, forums_of, views_for
from dashboard.findings.reading import Reading
from dashboard.findings.view_missing import agencies_around
from dashboard.page_data.table_view import TableRow, TableView
from dashboard.store.rows import Row
from data_models.agencies import Agency, agency_named
from data_models.dates import When, ages_in, day_in_words
from data_models.forum import DecisionCode
from data_models.history import History
from data_models.plan import Plan
from data_models.pre_proceedings import census_year
from data_models.themes import Marker

SMALLEST = 5
FEWER = "fewer than 5"
HELD_BACK = "not shown: a small number"
YEARS = 10
"""Years back that can be counted."""
FOR_ADULTS = frozenset({
    Agency.GP, Agency.ADULT_MENTAL_HEALTH, Agency.SUBSTANCE_MISUSE, Agency.ADULT_SOCIAL_CARE, Agency.PROBATION, Agency.DOMESTIC_ABUSE_SERVICE,
})
"""Services that work with adults and parents (Recommendation 6)."""
QUESTIONS: tuple[tuple[str, str, str], ...] = (
    ("1", "no_adult_plan", "Children of 16 or 17 with concerns recorded, with no plan for adulthood recorded as in place"),
    ("2", "every_view", "Forums for which every agency around the family is recorded as asked and as having replied"),
    ("2", "patterns", "Sealed submissions into which a pattern over time was taken"),
    ("2", "challenges_answered", "Challenges that were answered"),
    ("2", "challenges_upheld", "Challenges upheld, in whole or in part, or sent back to the forum"),
    ("2", "learning", "Challenges from which learning was recorded"),
    ("3", "threats_answered", "Threats to a worker followed by a strategy meeting or an undertaking with a manager present, in the time set"),
    ("4", "plans_unachieved", "Child protection plans ended while actions had no evidence of achievement"),
    ("4", "not_asked", "Families in which an agency likely to hold adult history is not recorded as asked"),
    ("5", "reviews_awaited", "Families in which the findings of another review or investigation are awaited"),
    ("6", "adult_services", "Forums for which a service that works with adults gave its view or was in the papers"),
    ("–", "deferrals_back", "Decisions to wait that were followed by a later forum"),
)


@dataclass(frozen=True, slots=True)
class Year:
    """A year from 1 April to 31 March."""

    first: date
    last: date

    @property
    def label(self) -> str:
        return f"{self.first.year}–{self.last:%y}"


def years_ended(today: date) -> tuple[Year, ...]:
    """The years that have ended by ``today``, the latest first."""
    begins, _ = census_year(today)
    return tuple(Year(*census_year(date(begins.year - back, begins.month, begins.day))) for back in range(1, YEARS + 1))


@dataclass
class Tally:
    """``met`` and ``of`` by question; ``waits``: days waited by kind of assessment and provider."""

    met: Counter[str] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)
    waits: dict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(list))

    def count(self, question: str, met: Iterable[bool]) -> None:
        for one in met:
            self.of[question] += 1
            self.met[question] += one

    def add(self, other: "Tally") -> None:
        self.met.update(other.met)
        self.of.update(other.of)
        for key, days in other.waits.items():
            self.waits[key] += days


@dataclass(frozen=True, slots=True)
class Partnership:
    sentence: str
    questions: TableView
    learning: TableView
    waits: TableView


def tally_of(history: History, first: date, last: date) -> Tally:
    """What one family's record, as known on ``last``, adds to the counts from ``first`` to ``last``."""
    reading, tally = history.made(Reading), Tally()
    found = findings_in(reading)
    by_kind: dict[str, set[str]] = defaultdict(set)
    for finding in found:
        by_kind[finding.kind.code].add(finding.key)
    _forums(reading, tally, first, last)
    threats = [one for one in reading.with_marker(Marker.THREAT_TO_WORKER) if one.happened.certainly_within(first, last)]
    unanswered = {fact.id for finding in found if finding.kind.code == "threat-unanswered" for fact in finding.evidence}
    tally.count("threats_answered", (unanswered.isdisjoint(entry.id for entry in threat.entries) for threat in threats))
    ended = [plan for plan in reading.protection_plans if plan.ended.certainly_within(first, last)]
    undone = {fact.id for finding in found if finding.kind.code == "plan-ended-unachieved" for fact in finding.evidence if isinstance(fact, Plan)}
    tally.count("plans_unachieved", (plan.id in undone for plan in ended))
    near = [child for child in history.children if _of_sixteen_or_seventeen(child.born, last)]
    tally.count("no_adult_plan", (any(child.label in key for key in by_kind["adulthood-without-plan"]) for child in near))
    tally.count("not_asked", (bool(by_kind["not-asked"]),))
    tally.count("reviews_awaited", (bool(by_kind["review-outstanding"]),))
    for assessment in history.assessments:
        since, until = assessment.waiting_since.end, assessment.completed.start or assessment.declined.start or last
        days = days_waited(reading, assessment)
        if since and days is not None and since <= last and until >= first:
            tally.waits[assessment.kind, assessment.provider or "provider not recorded"].append(days)
    return tally


def _forums(reading: Reading, tally: Tally, first: date, last: date) -> None:
    for forum in forums_of(reading):
        day = forum.happened.start
        if day is None or not forum.happened.certainly_within(first, last):
            continue
        replied = {agency_named(view.view_of) for view in views_for(reading, forum) if not view.received.undated}
        around = set(agencies_around(reading, forum, day))
        tally.count("every_view", (bool(around) and around <= replied,))
        papers = {agency_named(paper) for paper in forum.papers}
        tally.count("adult_services", (not FOR_ADULTS.isdisjoint(replied | papers),))
        if _waits(forum):
            tally.count("deferrals_back", (bool(forums_after(reading, forum.happened)),))


def _waits(forum: Forum) -> bool:
    return any(decision.awaiting.strip() and decision.code is DecisionCode.CONTINUE for decision in forum.decisions)


def _of_sixteen_or_seventeen(born: When, day: date) -> bool:
    ages = ages_in(born, When.on(day))
    return ages is not None and ages[0] >= 16 and ages[1] <= 17


def partnership_view(
    histories: Iterable[History], submissions: Sequence[Row], challenges: Sequence[Row], year: Year, *,
    progress: Callable[[int], None] = lambda _: None,
) -> Partnership:
    """``histories``: of the families that the reader may see, as known on the year's last day. ``progress`` gets the number of families done."""
    whole, number = Tally(), 0
    for number, history in enumerate(histories, start=1):
        whole.add(tally_of(history, year.first, year.last))
        progress(number)
    whole.count("patterns", (bool(row["patterns"]) for row in submissions))
    whole.count("challenges_answered", (row["outcome"] is not None for row in challenges))
    whole.count("challenges_upheld", (row["outcome"] in ("upheld", "partly") or row["move"] == "back_to_forum" for row in challenges))
    whole.count("learning", (bool(row["learning"]) for row in challenges))
    return Partnership(
        sentence=(
            f"Families counted, of those that you may see: {shown(number, number)[1]}. From {day_in_words(year.first)} to "
            f"{day_in_words(year.last)}, as known on its last day. Every number is rounded to the nearest five. Counts of records, "
            "never of how well anybody worked: what is not recorded may have been done."
        ),
        questions=TableView("The review’s recommendations as questions", ("Recommendation", "Question", "Recorded", "Of"), tuple(
            TableRow((number_of, words, *shown(whole.met[code], whole.of[code]))) for number_of, code, words in QUESTIONS
        ), row_heading=1),
        learning=_learning_table(row["learning"] for row in challenges if row["learning"]),
        waits=_waits_table(whole.waits),
    )


def _learning_table(said: Iterable[str]) -> TableView:
    """Words of learning that five challenges or more were given alike; what fewer were given may tell of a family and is not shown."""
    counts = Counter(" ".join(words.casefold().split()).rstrip(".") for words in said)
    rows = [TableRow((words, str(rounded(number)))) for words, number in sorted(counts.items()) if number >= SMALLEST]
    if any(number < SMALLEST for number in counts.values()):
        rows.append(TableRow(("Learning recorded fewer than 5 times alike", HELD_BACK)))
    return TableView("Learning from challenges", ("Learning, as recorded", "Challenges"), tuple(rows))


def _waits_table(waits: Mapping[tuple[str, str], Sequence[int]]) -> TableView:
    rows = [
        TableRow((kind, provider, str(rounded(len(days))), f"{round(median(days), -1):.0f}"))
        for (kind, provider), days in sorted(waits.items()) if len(days) >= SMALLEST
    ]
    if any(len(days) < SMALLEST for days in waits.values()):
        rows.append(TableRow(("Kinds and providers with fewer than 5", HELD_BACK, "–", "–")))
    return TableView(
        "Days waited for assessments, by kind and provider", ("Assessment", "Provider", "Number", "Median days, to the nearest ten"), tuple(rows))


def rounded(number: int) -> int:
    """To the nearest five."""
    return SMALLEST * ((number + SMALLEST // 2) // SMALLEST)


def shown(met: int, of: int) -> tuple[str, str]:
    """A count and what it is of, as they may be shown: neither is, nor can be worked out, where it lies from one to four; else rounded."""
    if of == 0:
        return "none", "none"
    if of < SMALLEST:
        return HELD_BACK, FEWER
    small = 0 < met < SMALLEST or 0 < of - met < SMALLEST
    return (HELD_BACK if small else str(rounded(met))), str(rounded(of))
