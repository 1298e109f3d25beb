"""No police report of something reported before, in a time in which children were seldom seen alone or without notice."""

from collections.abc import Iterator
from datetime import date

from dashboard.findings.in_words import counted, listed
from dashboard.findings.reading import Reading, concern_entries_on, each_once
from dashboard.findings.sight import Sight, days_of, facts_of, sights_of, witness
from dashboard.findings.told_apart import RULE, happened
from data_models.agencies import Agency
from data_models.dates import Order
from data_models.finding import BEARS_ON, Block, Finding, Kind
from data_models.incidents import Incident
from data_models.record import Entry, Fact
from data_models.themes import Theme

QUIET_DAYS = 183
"""A theme must be unreported for this long: half a year, this project's own choice."""
SELDOM_DAYS = 91
"""Fewer sights alone or without notice than one in each such time (a quarter) counts as few: this project's own choice."""
THEMES = (Theme.DOMESTIC_ABUSE, Theme.DRUG_MISUSE, Theme.ALCOHOL_MISUSE, Theme.ADULT_VIOLENCE)

KIND = Kind(
    code="silence-without-sight",
    title="No police report, and little independent sight",
    block=Block.MULTI_AGENCY,
    beside=BEARS_ON,
    authority="Review §4.29–4.30",
    method="For domestic abuse, drugs, alcohol and violence: the last concern that police recorded, or that is recorded as told by them, where "
    f"{QUIET_DAYS} days or more have passed since. Found where a child is recorded as seen alone, or at a visit without notice, on fewer than one "
    f"day in each {SELDOM_DAYS} certainly since (not counting by video), and where "
    "something on that theme, a concern or its opposite, is recorded since. "
    f"No report says nothing of safety, either way. {RULE}",
)


def find(reading: Reading) -> Iterator[Finding]:
    sights = [sight for sight in sights_of(reading) if (sight.alone or sight.unannounced) and not sight.virtual]
    for theme in THEMES:
        by_police = [incident for incident in reading.concerns.get(theme, ()) if _police(incident, theme)]
        dated = [(incident.happened.end, incident) for incident in by_police if incident.happened.end]
        if not dated:
            continue
        last, latest = max(dated, key=lambda item: item[0])
        days = (reading.as_at - last).days
        since = [sight for sight in sights if sight.when.order(last) is Order.AFTER]
        loose = [sight for sight in sights if sight.when.order(last) is Order.NOT_KNOWN]
        if days >= QUIET_DAYS and days_of(since) * SELDOM_DAYS < days:
            after: list[Entry | Incident] = [*reading.protective_on(theme), *reading.concerns[theme]]
            if all(item.happened.order(last) is not Order.AFTER for item in after):
                continue
            undated = sum(1 for incident in by_police if incident.happened.undated)
            yield _finding(reading, theme, latest, last, since, loose, undated)


def _police(incident: Incident, theme: Theme) -> bool:
    return any(witness(entry) is Agency.POLICE for entry in incident.concern_entries_on(theme))


def _finding(
    reading: Reading, theme: Theme, latest: Incident, last: date, since: list[Sight], loose: list[Sight], undated: int,
) -> Finding:
    others = tuple(
        incident for incident in reading.concerns[theme] if incident.happened.order(last) is Order.AFTER and not _police(incident, theme)
        and happened(incident.concern_entries_on(theme))
    )
    rows = concern_entries_on(theme, others)
    tellers = dict.fromkeys(reading.observer(entry) for entry in rows)
    days = counted((reading.as_at - last).days, "day")
    text = (
        f"The last concern of {theme.label.lower()} recorded by or from the police is dated {latest.happened.in_words()}, "
        f"{'' if latest.happened.exact else 'at least '}{days} before this date. Since then a child is recorded as seen alone "
        f"{counted(days_of(sight for sight in since if sight.alone), 'time')} and at a visit without notice "
        f"{counted(days_of(sight for sight in since if sight.unannounced), 'time')}."
    )
    if others:
        text += (
            f" In the same days {counted(len(others), 'incident')} of {theme.label.lower()} {'is' if len(others) == 1 else 'are'} recorded "
            f"from others: {listed(tellers)}."
        )
    away = tuple(
        row for row in reading.history.residences
        if row.kind.value == "custody" and row.happened.may_overlap(date.min, reading.as_at)
        and (row.ended.undated or (row.ended.end is not None and row.ended.end > last))
    )
    if away:
        text += f" For part of that time custody is recorded for {listed(dict.fromkeys(row.person for row in away))}."
    evidence: tuple[Fact, ...] = each_once(
        (entry for entry in latest.concern_entries_on(theme) if witness(entry) is Agency.POLICE), rows, away,
    )
    good = tuple(entry for entry in reading.contrary_on(theme) if entry.happened.undated or entry.happened.order(last) is Order.AFTER)
    return Finding(
        kind=KIND, key=theme.value, subject=theme.label.lower(), statement=text, children=reading.child_labels, evidence=evidence,
        contrary=each_once(good, facts_of((*since, *loose))),
        not_recorded=(
            "No police report is not a record that nothing happened, nor that something did.",
            *((f"{counted(undated, 'concern')} from the police undated: whether later is not known.",) if undated else ()),
            *((f"{counted(len(facts_of(loose)), 'row')} of a child seen alone or at a visit without notice undated, or dated too loosely to say "
               "whether since: not counted.",) if loose else ()),
            *(("No concern of this kind is recorded from anybody else in that time.",) if not others else ()),
            *reading.notes(evidence),
        ),
    )
