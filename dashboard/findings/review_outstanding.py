"""A parallel review or police investigation that is recorded, with no findings or outcome recorded."""

import re
from collections.abc import Iterator

from dashboard.findings.assessment_outstanding import changes_of
from dashboard.findings.in_words import counted, in_sentence
from dashboard.findings.reading import Reading, each_once
from data_models.assessment import Allegation, Assessment, PoliceOutcome
from data_models.dates import When
from data_models.finding import Block, Finding, Kind
from data_models.plan import Party

KIND = Kind(
    code="review-outstanding",
    title="A review or investigation recorded, with no findings recorded",
    block=Block.OUTSTANDING,
    authority="Review §4.34, Recommendation 5",
    method="Rows among the assessments whose kind names a review of practice or of an incident, an inquest, an inquiry or an investigation, with no "
    "completion recorded; and allegations whose police outcome is recorded as under investigation. A review of medicines, say, is not meant.",
)
_REVIEW = re.compile(
    r"\b(?:serious incident|serious case review|(?:safeguarding|practice|rapid|learning|domestic homicide|mental health act|death) review|"
    r"safeguarding adults? review|inquest|inquiry|investigation)\b", re.IGNORECASE,
)


def find(reading: Reading) -> Iterator[Finding]:
    for assessment in reading.history.assessments:
        if assessment.open and _REVIEW.search(assessment.kind):
            yield _review(reading, assessment)
    for allegation in reading.history.allegations:
        if allegation.police_outcome is PoliceOutcome.UNDER_INVESTIGATION:
            yield _investigation(reading, allegation)


def _review(reading: Reading, row: Assessment) -> Finding:
    changes = changes_of(reading, row)
    by = f" by {row.provider}" if row.provider.strip() else ""
    text = f"{row.kind}{by} about {row.about}, recorded as begun or agreed {_since(row).in_words()}{_days(reading, _since(row))}: no completion and "
    text += "no findings are recorded."
    if row.due.start is not None:
        text += f" Due {row.due.in_words()}."
    if row.decision_that_depends:
        text += f" Waiting on it: {row.decision_that_depends.rstrip('.')}."
    return Finding(
        kind=KIND, key=f"review:{row.assessment_ref}", subject=in_sentence(row.kind), attributed=Party.SERVICE, statement=text,
        children=reading.child_labels, evidence=each_once((row,), changes),
        not_recorded=(
            "Whether its findings were shared another way is not recorded.",
            *(("No date it is due is recorded.",) if row.due.undated else ()), *reading.notes((row, *changes)),
        ),
    )


def _investigation(reading: Reading, row: Allegation) -> Finding:
    label = row.theme.label.lower()
    return Finding(
        kind=KIND, key=f"allegation:{row.allegation_ref}", subject=f"police investigation of {label}", attributed=Party.SERVICE,
        statement=(
            f"An allegation of {label} about {row.about}, made by {row.made_by}, {row.happened.in_words()}, is recorded as under investigation by "
            f"police{_days(reading, row.happened)}: no outcome is recorded."
        ),
        children=reading.child_labels, evidence=(row,),
        contrary=tuple(entry for entry in reading.contrary_on(row.theme) if row.about in entry.people),
        not_recorded=(
            "An investigation that goes on says nothing of what it will find.",
            *(("When police recorded it as under investigation is not recorded.",) if row.police_outcome_on.undated else ()),
            *reading.notes((row,)),
        ),
    )


def _since(row: Assessment) -> When:
    return row.waiting_since if row.started.undated else row.started


def _days(reading: Reading, since: When) -> str:
    """Days counted from the last day it can have been; nothing where that is not known or not over."""
    if since.end is None or since.end > reading.as_at:
        return ""
    return f", {'' if since.exact else 'at least '}{counted((reading.as_at - since.end).days, 'day')} ago"
