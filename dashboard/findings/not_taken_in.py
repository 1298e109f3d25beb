"""Rows of the lists that a finding looks in, that were read and not taken in: where there are any, "not recorded" says too much."""

from dataclasses import replace

from dashboard.findings.in_words import counted, listed
from dashboard.findings.reading import Reading
from data_models import tables
from data_models.columns import Table
from data_models.finding import Finding

NAMED = 3
LOOKS_IN: dict[str, tuple[Table, ...]] = {
    "no-charge-not-assessed": (tables.ALLEGATION, tables.ASSESSMENT, tables.MEETING),
    "not-asked": (tables.INFORMATION_REQUEST, tables.MEETING, tables.ATTENDANCE),
    "unassessed-adult": (tables.INFORMATION_REQUEST, tables.ASSESSMENT, tables.RESIDENCE),
    "adult-at-risk": (tables.MEETING, tables.RESIDENCE),
    "unverified-self-report": (tables.INFORMATION_REQUEST,),
    "consent-cited": (tables.INFORMATION_REQUEST,),
    "not-before-the-forum": (tables.FORUM_DECISION, tables.ATTENDANCE),
    "view-missing": (tables.AGENCY_VIEW, tables.ATTENDANCE),
    "silence-without-sight": (tables.VISIT,),
    "conflict-not-reviewed": (tables.MEETING,),
    "reopened": (tables.STATUS_PERIOD, tables.PLAN),
    "plan-long-or-repeated": (tables.PLAN,),
    "raised-risk-window": (tables.MEETING, tables.VISIT, tables.STATUS_PERIOD, tables.RESIDENCE),
    "since-decision": (tables.FORUM_DECISION, tables.ALLEGATION, tables.ASSESSMENT_CHANGE),
    "not-attended": (tables.ATTENDANCE, tables.VISIT),
    "no-unannounced-visit": (tables.VISIT,),
    "sight-lapsed": (tables.VISIT,),
    "restricted-contact": (tables.VISIT,),
    "threat-unanswered": (tables.MEETING,),
    "timescale-missed": (tables.VISIT, tables.MEETING),
    "assessment-outstanding": (tables.ASSESSMENT, tables.ASSESSMENT_CHANGE),
    "assessment-not-commissioned": (tables.ASSESSMENT, tables.ACTION_REVIEW),
    "pre-birth-gap": (tables.ASSESSMENT, tables.MEETING),
    "deferred-without-fallback": (tables.FORUM_DECISION,),
    "disagreement-unresolved": (tables.FORUM_DECISION, tables.AGENCY_VIEW, tables.MEETING),
    "review-outstanding": (tables.ALLEGATION, tables.ASSESSMENT),
    "adulthood-without-plan": (tables.PLAN, tables.STATUS_PERIOD),
    "protective": (tables.VISIT,),
}
"""By code of the kind, the lists in which something that is not recorded was looked for. Reviews of one action are noted by their own rules."""


def with_rejected_rows(reading: Reading, finding: Finding) -> Finding:
    """``finding`` with a note of the rows of its lists that could not be taken in, each with where it stands and why."""
    looked_in = {table.full_name: table.sheet for table in LOOKS_IN.get(finding.kind.code, ())}
    found = [row for row in reading.history.rejected if row.table in looked_in]
    if not found:
        return finding
    sheets = listed(sheet for table, sheet in looked_in.items() if any(row.table == table for row in found))
    more = f"; and {counted(len(found) - NAMED, 'further row')}" if len(found) > NAMED else ""
    note = (
        f"{counted(len(found), 'row')} of the lists looked in here ({sheets}) could not be taken in and may say otherwise: "
        f"{'; '.join(row.in_words() for row in found[:NAMED])}{more}."
    )
    return replace(finding, not_recorded=(*finding.not_recorded, note))
