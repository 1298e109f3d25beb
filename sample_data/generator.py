"""Families of any number and size, wholly invented, for load and performance: agencies, echoes, late knowledge, undated rows.

`python -m sample_data.generator --families 3 --entries 2000 --out build/families`
"""

import argparse
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from data_models.tables import (
    ACTION_REVIEW,
    ALLEGATION,
    ASSESSMENT,
    ASSESSMENT_CHANGE,
    COMPANIONS,
    FORUM_DECISION,
    INCIDENT_LINK,
    INFORMATION_REQUEST,
    MEETING,
    PERSON,
    PLAN,
    PLAN_ACTION,
    STATUS_PERIOD,
    VISIT,
)
from data_models.themes import Theme
from sample_data.files import Cell, SampleFile, Sheet, write

SMALLEST, LARGEST = 100, 2000
ECHO_SHARE, LATE_SHARE, UNDATED_SHARE, PROTECTIVE_SHARE = 0.08, 0.15, 0.01, 0.2
AGENCIES = ("Children's social care", "Police", "School", "Health visiting", "GP", "Adult mental health", "Hospital", "Housing")
THEMES = (
    Theme.DOMESTIC_ABUSE, Theme.ADULT_MENTAL_HEALTH, Theme.NEGLECT, Theme.DRUG_MISUSE, Theme.ALCOHOL_MISUSE, Theme.EDUCATION, Theme.EMOTIONAL_ABUSE,
)
HAPPENINGS = (
    "was seen at home and the rooms were untidy", "did not come to the appointment", "arrived at school without lunch",
    "said there had been shouting at night", "was taken to hospital by a neighbour", "rang the duty desk about money",
    "told the worker that things were calmer", "was collected late again", "had a visit that nobody answered",
)
STATUSES = ("First-hand", "Reported", "Reported", "Professional opinion", "Unverified", "")
HEADINGS = ("Ref", "Date", "Agency", "Event", "Category", "Reported by", "Evidence status", "Significance", "Outcome", "Known on")


def family_files(number: int, *, entries: int | None = None, last_day: date = date(2024, 6, 30)) -> tuple[SampleFile, ...]:
    """The files of one invented family. The same ``number`` and size always give the same files."""
    chance = random.Random(number)  # noqa: S311 - a repeatable invention, not a secret
    size = entries if entries is not None else min(LARGEST, max(SMALLEST, round(chance.lognormvariate(5.7, 0.8))))
    first_day = last_day - timedelta(days=round(365.25 * chance.uniform(4, 12)))
    rows, links = _chronology(chance, size, first_day, last_day, number)
    core = _core(chance, first_day, last_day, links, number)
    return (
        SampleFile(name="core_records.xlsx", sheets=core),
        SampleFile(name="chronology.xlsx", sheets=(
            Sheet(name="Chronology", titles=(("Invented for load tests; nobody is described here",),), headings=(HEADINGS,), rows=rows),
        )),
    )


def many_families(count: int, *, entries: int | None = None) -> Iterator[tuple[str, tuple[SampleFile, ...]]]:
    """(label, files) for ``count`` families, one at a time."""
    for number in range(1, count + 1):
        yield f"Family G{number}", family_files(number, entries=entries)


def _chronology(chance: random.Random, size: int, first: date, last: date, number: int) -> tuple[list[list[Cell]], list[list[Cell]]]:
    span = (last - first).days
    days = sorted(first + timedelta(days=int(span * chance.random() ** 0.7)) for _ in range(size))
    people = [f"Mother G{number}", f"Stepfather G{number}", f"Child G{number}1", f"Child G{number}2"]
    rows: list[list[Cell]] = []
    links: list[list[Cell]] = []
    for place, day in enumerate(days, start=1):
        agency, reference = chance.choice(AGENCIES), f"R{place}"
        known = day + timedelta(days=chance.randrange(1, 200)) if chance.random() < LATE_SHARE else day
        rows.append([
            reference, _written(chance, day), agency, f"{chance.choice(people)} {chance.choice(HAPPENINGS)} ({place}).",
            chance.choice(THEMES).label if chance.random() < 0.8 else "", chance.choice(("", "", people[0])), chance.choice(STATUSES),
            "Protective" if chance.random() < PROTECTIVE_SHARE else "Concern", "Noted and shared.", known.strftime("%d/%m/%Y"),
        ])
        if place > 1 and chance.random() < ECHO_SHARE:
            links.append([rows[-2][2], rows[-2][0], f"I{place}", "same_incident", ""])
            links.append([agency, reference, f"I{place}", "repeats", ""])
    return rows, links


def _written(chance: random.Random, day: date) -> Cell:
    if chance.random() < UNDATED_SHARE:
        return "not known"
    return chance.choice((
        day.strftime("%d/%m/%Y"), day.strftime("%d.%m.%y"), f"{day.day} {day:%B %Y}", day, f"about {day:%B %Y}", day.strftime("%d-%b-%y"),
    ))


def _core(chance: random.Random, first: date, last: date, links: list[list[Cell]], number: int) -> list[Sheet]:
    children = f"Child G{number}1; Child G{number}2"
    plan_start = last - timedelta(days=540)
    reviews = [plan_start + timedelta(days=days) for days in (80, 250, 430)]
    visits = [plan_start + timedelta(days=14 * place + chance.randrange(5)) for place in range(36)]
    filled: dict[str, list[dict[str, Cell]]] = {
        PERSON.name: [
            {"Person": f"Mother G{number}", "Role": "mother"}, {"Person": f"Stepfather G{number}", "Role": "stepfather"},
            {"Person": f"Child G{number}1", "Role": "child", "Born": "2012-05-04"}, {"Person": f"Child G{number}2", "Role": "child", "Born": "2015-11-20"},
        ],
        STATUS_PERIOD.name: [
            {"Children": children, "Status": "child_in_need", "From": _iso(first + timedelta(days=90)), "Until": _iso(plan_start - timedelta(days=200))},
            {"Children": children, "Status": "closed", "From": _iso(plan_start - timedelta(days=200)), "Until": _iso(plan_start)},
            {"Children": children, "Status": "child_protection", "From": _iso(plan_start), "Category": "Neglect"},
        ],
        PLAN.name: [{"Plan ref": "CP1", "Kind": "child_protection", "Children": children, "Category": "Neglect", "Started": _iso(plan_start)}],
        PLAN_ACTION.name: [
            {"Action ref": f"CP1-{place}", "Plan ref": "CP1", "Action": f"Agreed step {place}", "Owed by": party, "Agreed": _iso(plan_start),
             "Due": _iso(plan_start + timedelta(days=90))}
            for place, party in enumerate(("family", "service", "both", "family", "service"), start=1)
        ],
        ACTION_REVIEW.name: [
            {"Action ref": f"CP1-{place}", "Meeting ref": f"RC{turn}", "Date": _iso(day),
             "Status": chance.choice(("not_started", "done", "partly", "declined_by_family", "not_provided_by_service"))}
            for place in range(1, 6) for turn, day in enumerate(reviews, start=1)
        ],
        MEETING.name: [{"Meeting ref": f"RC{turn}", "Kind": "review_conference", "Date": _iso(day)} for turn, day in enumerate(reviews, start=1)],
        VISIT.name: [
            {"Children": children, "Date": _iso(day), "Kind": "child protection visit", "Announced": chance.choice(("announced", "unannounced", "")),
             "Result": chance.choice(("seen", "seen_alone", "no_access", "not_seen"))}
            for day in visits
        ],
        ASSESSMENT.name: [
            {"Assessment ref": "AS1", "Kind": "Psychological assessment", "About": f"Mother G{number}", "Agreed": _iso(last - timedelta(days=200)),
             "Requested": _iso(last - timedelta(days=190)), "Provider": "Assessment service"},
        ],
        ASSESSMENT_CHANGE.name: [
            {"Assessment ref": "AS1", "Changed on": _iso(last - timedelta(days=days)), "New date": _iso(last - timedelta(days=days - 60)),
             "Reason": "No appointment free", "Kind of reason": "provider_capacity"} for days in (120, 60)
        ],
        ALLEGATION.name: [
            {"Allegation ref": "AL1", "About": f"Stepfather G{number}", "Made by": f"Child G{number}1", "Made": _iso(last - timedelta(days=300)),
             "Theme": "emotional_abuse", "Police outcome": "no_further_action", "Police outcome on": _iso(last - timedelta(days=260))},
        ],
        INFORMATION_REQUEST.name: [
            {"Agency asked": "Police", "About": f"Mother G{number}", "Asked on": _iso(plan_start), "Replied on": _iso(plan_start),
             "Result": "held_and_shared"},
            {"Agency asked": "GP", "About": f"Stepfather G{number}", "Asked on": _iso(plan_start), "Result": "no_reply"},
        ],
        FORUM_DECISION.name: [
            {"Forum ref": "CPF1", "Date": _iso(last - timedelta(days=150)), "Asked for": "Meeting Before Action", "Decision": "Not agreed for now",
             "Reasons": "Assessment not begun", "Awaiting": "AS1"},
        ],
    }
    sheets = []
    for table in COMPANIONS:
        headings = [column.heading for column in table.filled_in()]
        rows = links if table is INCIDENT_LINK else [[row.get(heading, "") for heading in headings] for row in filled.get(table.name, [])]
        if rows:
            sheets.append(Sheet(name=table.sheet, headings=(headings,), rows=rows))
    return sheets


def _iso(day: date) -> str:
    return day.isoformat()


def main() -> None:
    """Write the files of as many families as asked for, a folder each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--families", type=int, default=1, help="1 to 50,000")
    parser.add_argument("--entries", type=int, default=None, help="entries in each family; realistic sizes where left out")
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    for label, files in many_families(asked.families, entries=asked.entries):
        write(files, asked.out / label.replace(" ", "_").lower())


if __name__ == "__main__":
    main()
