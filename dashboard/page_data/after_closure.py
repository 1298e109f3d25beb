"""What followed each ending: a row for each closure or step-down, aligned on its day."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import pandas as pd

from dashboard.findings.in_words import counted, days_apart, listed
from dashboard.findings.plan_reviews import not_taken_in
from dashboard.findings.reading import Reading
from dashboard.page_data.endings import FOLLOWED_DAYS, Ending, endings_of, undated_closures
from dashboard.page_data.incident_words import in_brief, speaker_of
from dashboard.page_data.table_view import TableRow, TableView, status_in_words
from data_models.dates import day_in_words
from data_models.history import History
from data_models.incidents import Incident
from data_models.record import Entry

ROW_COLUMNS = ("ending", "name", "unmet", "days", "because", "reopened", "reopened_word", "words", "ids")
MARK_COLUMNS = ("ending", "least", "most", "first", "status", "ids", "label", "date")
NOTHING = "No closure or step-down is recorded by this date. To draw this page, import the Status periods sheet of the template."
FEWEST_FOR_MEDIAN = 3


@dataclass(frozen=True)
class AfterClosureView:
    """``rows`` and ``marks``: frames of ``closure_swimmer``. ``empty``: what to import where there is nothing to draw."""

    heading: str
    sentence: str
    paragraph: str
    empty: str
    rows: pd.DataFrame
    marks: pd.DataFrame
    endings: TableView
    concerns: TableView


def after_closure_view(history: History) -> AfterClosureView:
    reading = history.made(Reading)
    endings = endings_of(reading)
    return AfterClosureView(
        heading=_heading(endings),
        sentence=_sentence(reading, endings),
        paragraph=_paragraph(reading, endings),
        empty="" if endings else NOTHING,
        rows=pd.DataFrame([_row(number, ending) for number, ending in enumerate(endings)], columns=list(ROW_COLUMNS)),
        marks=pd.DataFrame([mark for number, ending in enumerate(endings) for mark in _marks(number, ending)], columns=list(MARK_COLUMNS)),
        endings=_ending_table(endings),
        concerns=_concern_table(endings),
    )


def _heading(endings: Sequence[Ending]) -> str:
    closures = [ending for ending in endings if ending.closure]
    chosen, word = (closures, "closure") if closures else (list(endings), "step-down")
    if not chosen:
        return "No closure is recorded by this date"
    spans = [_first_days(ending) for ending in chosen if ending.after]
    if not spans:
        return f"{counted(len(chosen), word)}: no new concern recorded after"
    least, most = min(least for least, _ in spans), max(most for _, most in spans)
    return f"{counted(len(chosen), word)}: first new concern after {least}{'' if least == most else f' to {most}'} days"


def _first_days(ending: Ending) -> tuple[int, int]:
    """The least and the most days from the ending to the first concern after it; equal where both are dated to a day."""
    first = ending.after[0].happened
    if first.start is None or first.end is None or ending.happened.start is None:
        return 0, 0
    return (first.start - ending.day).days, (first.end - ending.happened.start).days


def _sentence(reading: Reading, endings: Sequence[Ending]) -> str:
    """The text alternative (views.md, view 2)."""
    closures = [ending for ending in endings if ending.closure]
    stepped = [ending for ending in endings if not ending.closure]
    if not endings:
        return "No closure or step-down is recorded by this date."
    said = f"Closed {_times(len(closures))}" + (f", stepped down {_times(len(stepped))}" if stepped else "") + f", by {day_in_words(reading.as_at)}."
    for group, name, again in ((closures, "closures", "reopened"), (stepped, "step-downs", "stepped up again")):
        if group:
            said += f" {_followed(group, name, again)}"
    with_actions = [ending for ending in endings if ending.actions]
    if not with_actions:
        return said + " No plan actions from before any of them are in this record."
    unmet = sum(1 for ending in with_actions if ending.unmet)
    return said + (
        f" Plan actions are in this record for {len(with_actions)} of {len(endings)}: at {unmet} of these, actions of the last plan were not "
        "recorded as done or replaced by then."
    )


def _times(number: int) -> str:
    return {0: "no times", 1: "once", 2: "twice"}.get(number, f"{number} times")


def _followed(group: Sequence[Ending], name: str, again: str) -> str:
    one = len(group) == 1
    said = f"After the {name.removesuffix('s') if one else name}"
    firsts = [days_apart(ending.happened, ending.after[0].happened) for ending in group if ending.after]
    if firsts:
        spans = [_first_days(ending) for ending in group if ending.after]
        sure = len(spans) >= FEWEST_FOR_MEDIAN and all(least == most for least, most in spans)
        middle = f" (median {median(most for _, most in spans):g})" if sure else ""
        said += f" the first new concern followed {listed(firsts)} later{middle}"
    without = [ending for ending in group if not ending.after]
    if without:
        looked = f"the {listed(str((ending.until - ending.day).days) for ending in without)} days looked at"
        said += f", and after {counted(len(without), 'other')} none is recorded in {looked}" if firsts else f" no new concern is recorded in {looked}"
    back = [days_apart(ending.happened, ending.reopened.happened) for ending in group if ending.reopened]
    said += f"; {again} after {listed(back)}" if back else f"; not recorded as {again}"
    if back and len(back) < len(group):
        said += f", {len(group) - len(back)} not recorded as {again}"
    return said + "."


def _paragraph(reading: Reading, endings: Sequence[Ending]) -> str:
    said = (
        f"Each row begins on the day of the ending and looks {FOLLOWED_DAYS} days on, to the next ending for any of the same children, or to the "
        "date of the page, whichever comes first: so no concern stands in two rows of one child. A concern counts if it names one of the ending’s "
        "children, or none of the children the forum is asked about: what names only an adult or an older sibling away from home is counted for "
        "all of them. Those after a stop are from when the case was open again. Not every concern after a closure is the same problem coming back, "
        "and a closure is not shown to have caused what followed. "
    )
    undated = sum(1 for incident in reading.concern_incidents if incident.happened.undated)
    if undated:
        said += f"{counted(undated, 'undated incident')} of concern outside the picture. "
    loose = len({incident.id for ending in endings for incident in ending.not_placed})
    if loose:
        said += f"Not drawn: {counted(loose, 'incident')} dated on the day of an ending, or to a period across it; before or after is not known. "
    for note in dict.fromkeys(note for ending in endings for note in not_taken_in(reading, ending.unmet)):
        said += f"{note} "
    unsure = sum(1 for ending in endings if _may_be_earlier(ending))
    if unsure:
        said += f"After {counted(unsure, 'ending')} a concern dated only to a period may have come before the one called first. "
    if missing := undated_closures(reading):
        said += f"{counted(len(missing), 'closure')} without a date outside the picture. "
    return said.strip()


def _may_be_earlier(ending: Ending) -> bool:
    """True where another concern, dated to a period, may have happened before the one that comes first by the last day it can have been."""
    end = ending.after[0].happened.end if ending.after else None
    return end is not None and any(incident.happened.start is not None and incident.happened.start < end for incident in ending.after[1:])


def unmet_words(ending: Ending) -> str:
    """What was unmet at an ending, and of which plan; where nothing can be said, that."""
    if ending.plan is None:
        return "No plan from before it is in this record"
    ended = ending.plan.ended.end
    plan = f"plan {ending.plan.plan_ref}" + (f", which ended {ending.plan.ended.in_words()}," if ended and ended < ending.day else "")
    if not ending.actions:
        return f"No actions of {plan.rstrip(',')} are in this record"
    if not ending.unmet:
        return f"All recorded as done or replaced: {counted(len(ending.actions), 'action')} of {plan.rstrip(',')}"
    what = "; ".join(record.action.action.rstrip(".") for record in ending.unmet)
    loose = sum(1 for record in ending.unmet if record.undated)
    return (
        f"Not recorded as done or replaced, {len(ending.unmet)} of {counted(len(ending.actions), 'action')} of {plan.rstrip(',')}: {what}"
        + (f". Reviews without a date may say otherwise of {loose}" if loose else "")
    )


def _row(number: int, ending: Ending) -> tuple[object, ...]:
    back = ending.reopened.happened.end if ending.reopened else None
    reopened = (back - ending.day).days if back and back <= ending.until else None
    words = [
        _first_in_words(ending),
        f"{'reopened' if ending.closure else 'stepped up'} day {reopened}" if reopened is not None else "",
        f"looked at to day {(ending.until - ending.day).days}",
    ]
    return (
        str(number), f"{ending.name}, {listed(ending.children)}", unmet_words(ending), (ending.until - ending.day).days, ending.because, reopened,
        "reopened" if ending.closure else "stepped up", "\n".join(word for word in words if word), " ".join(row.id for row in ending.rows),
    )


def _first_in_words(ending: Ending) -> str:
    if not ending.after:
        return "no new concern recorded"
    least, most = _first_days(ending)
    return f"first new concern day {least}" + (f"–{most}" if most > least else "")


def _marks(number: int, ending: Ending) -> list[tuple[object, ...]]:
    marks: list[tuple[object, ...]] = []
    for place, incident in enumerate(ending.after):
        start, end = incident.happened.start, incident.happened.end
        if start is None or end is None:
            continue
        marks.append((
            str(number), (start - ending.day).days, (end - ending.day).days, place == 0, _speaker(incident).status.value,
            " ".join(entry.id for entry in incident.concern_entries), _said(incident), incident.happened.in_words(),
        ))
    return marks


def _speaker(incident: Incident) -> Entry:
    return speaker_of(incident.concern_entries)


def _said(incident: Incident) -> str:
    return in_brief(_speaker(incident), len(incident.concern_entries) - 1)


def _ending_table(endings: Sequence[Ending]) -> TableView:
    rows = []
    for ending in endings:
        first = ending.after[0] if ending.after else None
        rows.append(TableRow((
            ending.name, ", ".join(ending.children), _reason(ending), unmet_words(ending),
            f"{first.happened.in_words()}, {days_apart(ending.happened, first.happened)} later" if first else "none recorded in the time looked at",
            str(len(ending.after)), f"{day_in_words(ending.until)} ({_because(ending)})",
            _reopened(ending),
        ), ending.rows[0].id))
    return TableView(
        "What followed each closure and step-down",
        ("Ending", "Children", "Reason recorded", "Unmet at the ending", "First new concern", "Incidents of concern in that time", "Looked at until",
         "Reopened or stepped up"), tuple(rows),
    )


def _reason(ending: Ending) -> str:
    """The reason on the row of the ending; and what the status that ended on that day gives as its own, told apart."""
    own = "; ".join(dict.fromkeys(row.reason for row in ending.rows if row.reason))
    before = "; ".join(dict.fromkeys(f"{row.status_kind.label.lower()} ended: {row.end_reason}" for row in ending.ended))
    return "; ".join(part for part in (own, before) if part) or "not recorded"


def _reopened(ending: Ending) -> str:
    row = ending.reopened
    if row is None:
        return "not recorded before the next ending" if ending.because == "next ending" else "not recorded"
    whose = [child for child in ending.children if child in row.children]
    some = "" if len(whose) == len(ending.children) else f" for {listed(whose)}"
    return f"{row.status_kind.label}{some}, {row.happened.in_words()}, {days_apart(ending.happened, row.happened)} later"


def _because(ending: Ending) -> str:
    return {"as at": "the date of this page", "next ending": "the next ending", "two years": f"{FOLLOWED_DAYS} days"}[ending.because]


def _concern_table(endings: Sequence[Ending]) -> TableView:
    rows = [
        TableRow((
            ending.name, incident.happened.in_words(), days_apart(ending.happened, incident.happened),
            status_in_words(_speaker(incident).status), _said(incident),
        ), _speaker(incident).id)
        for ending in endings for incident in ending.after
    ]
    return TableView("Incidents of concern after each ending", ("Ending", "Date", "After it", "Who saw it", "What was recorded"), tuple(rows))
