"""The argument limb by limb: firmest evidence, contrary evidence, what is outstanding, what the wait has held. Each cell opens its rows."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dashboard.findings.in_words import counted, listed, span_in_words
from dashboard.findings.plan_reviews import actions_of
from dashboard.findings.reading import Reading, concern_entries_of, each_once
from dashboard.findings.reopened import TIMESCALE as RETURN
from dashboard.findings.told_apart import RULE
from dashboard.page_data.argument_cells import (
    Cell,
    beside_in_words,
    entries_of,
    evidence_of,
    held_meanwhile,
    in_turn,
    meanwhile,
    waited,
)
from dashboard.page_data.argument_plans import done_at_last, response, undone_in_words
from dashboard.page_data.argument_sides import (
    CARE_GIVEN,
    contrary_cell,
    evidence_cell,
    limb_sides,
    of_care,
    of_violence,
    protective_rows,
)
from dashboard.page_data.frame import capital
from dashboard.page_data.table_view import TableRow, TableView
from data_models.dates import day_in_words
from data_models.finding import Finding
from data_models.forum import RequestResult
from data_models.incidents import Incident
from data_models.plan import Plan
from data_models.record import Entry, Fact
from data_models.threshold_bars import NO_CHILD, no_child_in

HEADINGS = ("Limb", "Evidence, by who saw it", "Contrary evidence, by the same rule", "What is outstanding", "What the wait has held")
HARM = ("corroboration", "co-occurrence", "no-charge-not-assessed")
LIKELIHOOD = ("recurrence", "reopened")
"""Which findings speak to which limb. Whether a limb is made out is for people: nothing here adds up or ranks."""
METHOD = (
    "Evidence stands by who saw it, as the record says: found by a court or seen first-hand (an agency’s own structured record counts as that), a "
    "professional’s opinion, recorded as first-hand though its words tell what somebody said, reported, disputed; a number beside an agency is the "
    "rows in its records, whoever told them, and no number of sources. The row quoted is the latest of the firmest kind, never a "
    "chosen one. For the likelihood of its going on only rows found, seen first-hand or of a professional’s opinion are evidence, and no allegation "
    "that no court found: what is reported, only told, disputed, or by its coding or in its own words not taken further, is told after them and "
    "never added (Re J [2013] UKSC 9). Care given: rows "
    f"that name a parent or carer and are coded to {listed(theme.label.lower() for theme in CARE_GIVEN)}. Rows of violence that name "
    "a carer are told apart: who harmed whom stands in their words alone. Under any other theme a named carer may only be ill, and the row is left "
    "out; so is one that names no child and names somebody who is no carer, or tells of a carer’s own mental health and of no drink or drugs. "
    "Response to plans: whose doing it was is as the record says, and a visit at which "
    "a child was seen is no evidence of it. Contrary evidence: every protective row that names a child, a carer or nobody, and what denies, takes "
    "back, disputes or closes what stands opposite. A row stands once in a limb. "
    f"{RULE} That something happened during a wait does not say that "
    "waiting caused it."
)
VIOLENCE = "domestic abuse or violence naming a parent or carer"
WHO_DID_IT = (
    "Who harmed whom stands in their words alone: to be harmed is no care given, and a child who sees or hears abuse of an adult of the family is "
    "harmed by whoever did it (section 31(9) Children Act 1989: impairment from seeing or hearing the ill-treatment of another)."
)


def argument_table(reading: Reading, found: Sequence[Finding]) -> TableView:
    """Five limbs in a fixed order, each with four cells; a cell that holds nothing says by what rule it looked."""
    held = held_meanwhile(reading)
    limbs = (
        _harm(reading, found, held), _likelihood(reading, found, held), _care(reading, held), _plans(reading, found), _alternatives(reading, found),
    )
    return TableView("The argument, limb by limb", HEADINGS, tuple(
        TableRow(
            (name, *(cell.words for cell in cells)), cell_opens=("", *(cell.ids for cell in cells)),
            cell_apart=("", *(cell.ids_apart for cell in cells)),
        ) for name, cells in limbs
    ))


_Limb = tuple[str, tuple[Cell, ...]]


def _harm(reading: Reading, found: Sequence[Finding], held: tuple[Incident, ...]) -> _Limb:
    unanswered = tuple(
        row for row in reading.history.requests if row.result in (RequestResult.NO_REPLY, RequestResult.DECLINED_NO_CONSENT)
    )
    not_asked = [finding for finding in found if finding.kind.code == "not-asked"]
    wanting = [f"{counted(len(unanswered), 'request')} for information without a reply, or declined for want of consent"] if unanswered else []
    wanting += [f"no request recorded to an agency that works on this: {listed(finding.subject for finding in not_asked)}"] if not_asked else []
    outstanding = Cell(
        f"{capital('; '.join(wanting))}." if wanting else "No request without an answer, and none missing, by the rules of this page.",
        (*unanswered, *evidence_of(not_asked)),
    )
    evidence, contrary = limb_sides(reading, found, HARM, "harm reported by several sources, several concerns at once, or allegations")
    young = reading.young_labels
    nameless = sum(1 for fact in evidence.facts if isinstance(fact, Entry) and no_child_in(fact, young) == NO_CHILD)
    said = f" Of these, {counted(nameless, 'row names', 'rows name')} none of the children: for whom that matters is not said there." \
        if nameless else ""
    return "Harm", (
        replace(evidence, words=evidence.words + said), contrary, outstanding,
        meanwhile(reading, held, "of concern"),
    )


def _likelihood(reading: Reading, found: Sequence[Finding], held: tuple[Incident, ...]) -> _Limb:
    recurring = {finding.key for finding in found if finding.kind.code == "recurrence"}
    again = tuple(
        incident for incident in held
        if any(theme.value in recurring for entry in incident.concern_entries for theme in entry.themes)
    )
    return "Likelihood of its going on", (
        *limb_sides(reading, found, LIKELIHOOD, "a theme that came back, or a closure followed by a new concern", relied=True),
        waited(reading, "an assessment of risk", lambda kind, _: "risk" in kind), meanwhile(reading, again, "of a theme that had come back before"),
    )


def _care(reading: Reading, held: tuple[Incident, ...]) -> _Limb:
    carers = reading.carer_labels
    naming = tuple(entry for entry in concern_entries_of(reading.concern_incidents) if not carers.isdisjoint(entry.people))
    given = tuple(entry for entry in naming if of_care(reading, entry))
    rule = "rows of care given that name a parent or carer"
    cell = evidence_cell(given, rule)
    violent = tuple(entry for entry in naming if not of_care(reading, entry) and of_violence(entry))
    others = len(naming) - len(given) - len(violent)
    left = f" Told apart, {counted(len(violent), 'row')} of {VIOLENCE}, {span_in_words(violent)}. {WHO_DID_IT}" if violent else ""
    left += f" Left out: {_others(others)}." if others else ""
    during = tuple(
        incident for incident in held
        if any(of_care(reading, entry) and not carers.isdisjoint(entry.people) for entry in incident.concern_entries)
    )
    return "Attributable to the care given", (
        Cell(f"{cell.words}{left} That a row names somebody does not say that it was their doing.", (*cell.facts, *violent), violent),
        contrary_cell(reading, (*given, *violent), (), rule),
        waited(reading, "another assessment of a parent or carer", lambda kind, about: "risk" not in kind and about in carers),
        meanwhile(reading, during, "about the care given by a parent or carer named in it"),
    )


def _others(number: int) -> str:
    return f"{counted(number, 'other row')} naming one, of no care given by this rule"


def _plans(reading: Reading, found: Sequence[Finding]) -> _Limb:
    running = tuple(plan for plan in reading.history.plans if plan.ended.undated)
    undone = tuple(record for plan in running for record in actions_of(reading, plan, by=reading.as_at) if not record.achieved)
    facts: tuple[Fact, ...] = tuple(record.action for record in undone)
    outstanding = Cell(
        f"{counted(len(undone), 'action')} of {counted(len(running), 'running plan')} not recorded as done"
        f"{f': {undone_in_words(undone)}' if undone else ''}." if running
        else "No running plan is recorded on this date.", facts,
    )
    during = tuple(incident for plan in running for incident in _inside(reading, plan))
    once = tuple({incident.id: incident for incident in during}.values())
    since = min((plan.happened.start for plan in running if plan.happened.start), default=None)
    return "Response to plans", (
        *response(reading, found), outstanding,
        Cell(
            f"{counted(sum(1 for one in once if one.id in reading.happened_of_concern), 'incident')} of concern since the earliest running plan "
            f"began, {day_in_words(since)}.{beside_in_words(once)}" if since
            else "No running plan is recorded, so nothing is counted.", entries_of(once),
        ),
    )


def _alternatives(reading: Reading, found: Sequence[Finding]) -> _Limb:
    plans, pre = reading.history.plans, reading.history.pre_proceedings
    tried: tuple[Fact, ...] = (*plans, *pre)
    done = done_at_last(reading)
    reopened = [finding for finding in found if finding.kind.code == "reopened"]
    returns = f"within {reading.timescale(RETURN, reading.as_at).length()}"  # a chart of endings looks further, and counts more of them
    declined = tuple(row for row in reading.history.assessments if not row.declined.undated)
    words = f"{counted(len(done), 'action')} last recorded as done, partly done or replaced." if done \
        else "None: no action is last recorded as done, partly done or replaced."
    protective = protective_rows(reading)
    return "Alternatives tried", (
        Cell(_tried(plans) + ("" if pre else " No pre-proceedings period is recorded."), tried),
        Cell(f"{words} {in_turn(('Protective.', protective), rule='').words}" if protective else words, each_once(done, protective)),
        Cell(
            f"{counted(len(declined), 'assessment')} declined: {listed(f'{row.kind} of {row.about}' for row in declined)}." if declined
            else "No assessment is recorded as declined.", declined,
        ),
        Cell(
            f"{counted(len(reopened), 'closure')} followed by a new concern {returns}." if reopened
            else f"No closure followed by a new concern {returns} is recorded.",
            evidence_of(reopened),
        ),
    )


def _inside(reading: Reading, plan: Plan) -> tuple[Incident, ...]:
    if plan.happened.end is None:
        return ()
    return tuple(one for one in reading.concern_incidents if one.happened.certainly_within(plan.happened.end, reading.as_at))


def _tried(plans: Sequence[Plan]) -> str:
    if not plans:
        return "No plan is recorded."
    kinds = Counter(plan.kind.label for plan in plans)
    return f"{listed(counted(number, kind) for kind, number in kinds.items())} recorded."
