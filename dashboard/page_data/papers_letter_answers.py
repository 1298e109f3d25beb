"""What is recorded in answer to one concern of the letter: to the same matter, of the children or who cares for them, each told for what it is."""

import re
from collections.abc import Iterable, Sequence

from dashboard.findings.reading import Reading
from dashboard.page_data.frame import capital
from dashboard.page_data.papers_letter_rows import of_one_adults_health, speaks_of_health, unlabelled
from data_models.agencies import Agency
from data_models.assessment import Allegation
from data_models.dates import Order
from data_models.denials import denied_by, outcome_tells_of_a_denial, tells_of_a_denial
from data_models.history import History
from data_models.record import Entry, Fact
from data_models.themes import Marker
from data_models.threshold_bars import became_of, named_in
from data_models.told_words import names

OBSERVED = "Another observation"
_KINDS = (
    (Marker.DENIAL, "A denial"), (Marker.RETRACTION, "Taken back"), (Marker.NOT_SUBSTANTIATED, "An outcome"),
    (Marker.NO_FURTHER_ACTION, "An outcome"),
)


def answers_among(history: History, rows: Sequence[Fact], beside: Iterable[Fact]) -> tuple[str, ...]:
    """Each denial, retraction and outcome, with its day and who holds it, that answers the matter of these rows; an outcome told once."""
    replies = [fact for fact in beside if may_answer(history, rows, fact)]
    labels = history.made(Reading).family_labels
    told_of = [fact for fact in replies if isinstance(fact, Allegation) and became_of(fact) and fact.police_outcome_on.exact]
    return tuple(line for fact in replies if not any(_is_of(history, fact, one) for one in told_of) and (line := _answer(fact, labels)))


def _is_of(history: History, fact: Fact, told: Allegation) -> bool:
    """Whether a row of the police is the outcome that an allegation's own row tells: of that very day and theme, naming no child whom the
    allegation does not name, and adults in common where both name any. Two inquiries may end on one day."""
    if not (isinstance(fact, Entry) and fact.agency is Agency.POLICE and Marker.NO_FURTHER_ACTION in fact.markers and fact.happened.exact
            and fact.happened.start == told.police_outcome_on.start and told.theme in fact.themes):
        return False
    reading = history.made(Reading)
    named, young = frozenset(named_in(fact, reading.family_labels)), reading.young_labels
    of_it = frozenset({told.about.strip(), told.made_by.strip(), *named_in(told, reading.family_labels)})
    return named & young <= of_it and not _apart(named - young, (of_it & reading.family_labels) - young)


def answering(history: History, rows: Sequence[Fact], beside: Iterable[Fact], contrary: Iterable[Fact]) -> tuple[Fact, ...]:
    """The rows that ``answers_among`` and ``observations_among`` tell between them: what a concern may not stand without."""
    answers = [fact for fact in beside if _answer(fact) and may_answer(history, rows, fact)]
    held = {fact.id for fact in answers}
    return (*answers, *(fact for fact in contrary if fact.id not in held and _observes(history, rows, fact)))


def observations_among(history: History, rows: Sequence[Fact], beside: Iterable[Fact]) -> tuple[str, ...]:
    """Each other row beside the concern that the letter may tell: nothing of one adult's health."""
    return tuple(
        f"{OBSERVED}. {capital(fact.happened.in_words())}, {fact.agency_name or fact.agency.label}: {fact.text}" for fact in beside
        if _observes(history, rows, fact))


def _observes(history: History, rows: Sequence[Fact], fact: Fact) -> bool:
    return (isinstance(fact, Entry) and not _answer(fact) and not of_one_adults_health(fact) and not speaks_of_health(fact.text)
            and may_answer(history, rows, fact))


def may_answer(history: History, rows: Sequence[Fact], fact: Fact) -> bool:
    """Whether a row may answer the matter of ``rows``: without a label, not certainly before all of them, about nobody else, and never of
    adults alone who neither are the children's parents nor care for them."""
    reading = history.made(Reading)
    young, carers = reading.young_labels, reading.carer_labels
    named, teller = _named(fact)
    if not unlabelled(fact) or (named & reading.family_labels and named.isdisjoint(young | carers)):
        return False
    matter, tellers = _matter(rows)
    starts = [row.happened.start for row in rows if row.happened.start]
    if starts and len(starts) == len(rows) and fact.happened.order(min(starts)) is Order.BEFORE:
        return False
    if teller in reading.family_labels and matter and teller not in matter | tellers:
        return False
    children_differ = _apart(named & young, matter & young)
    adults = reading.family_labels - young
    return not children_differ and not _apart(named & adults, (matter - tellers) & adults)


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """True where both name somebody and nobody in common: a row that names nobody may be about either."""
    return bool(one and other) and one.isdisjoint(other)


def _matter(rows: Sequence[Fact]) -> tuple[frozenset[str], frozenset[str]]:
    """(whom these rows name, who told them)."""
    each = [_named(row) for row in rows]
    return frozenset().union(*(named for named, _ in each)), frozenset(teller for _, teller in each if teller)


def _named(fact: Fact) -> tuple[frozenset[str], str]:
    """(whom a row is about, who made the allegation or told it)."""
    if isinstance(fact, Allegation):
        return frozenset(filter(None, (fact.about.strip(),))), fact.made_by.strip()
    return (frozenset(fact.people), fact.reported_by.strip()) if isinstance(fact, Entry) else (frozenset(), "")


def _answer(fact: Fact, labels: frozenset[str] = frozenset()) -> str:
    """What a row says of an answer, "" where it tells of none. ``labels``: of the family, so that it says who answered where the row does."""
    said = became_of(fact)
    if isinstance(fact, Allegation):
        on = f" ({fact.police_outcome_on.in_words()})" if said and not fact.police_outcome_on.undated else ""
        parts = " ".join(part for part in (f"{said.rstrip('.')}{on}." if said else "", _response(fact, labels)) if part)
        kind = "A police outcome" if said else "An answer"
        return f"{kind}. Allegation of {fact.happened.in_words()}. {parts}" if parts else ""
    if not isinstance(fact, Entry) or not said:
        return ""
    held = f"{capital(fact.happened.in_words())}, {fact.agency_name or fact.agency.label}"
    if not fact.speaks_against and outcome_tells_of_a_denial(fact.action_outcome):
        by = denied_by(fact.action_outcome, labels)
        said = f"What was written of its outcome says that {by} denied it." if by else f"{said.rstrip('.')}; by whom, it does not say."
    elif _kind(fact) == "A denial" and (by := denied_by(fact.text, labels)):
        said = said.replace("denied", f"denied by {by}", 1)
    return f"{_kind(fact)}. {held}: {said[:1].lower()}{said[1:]}"


def _response(fact: Allegation, labels: frozenset[str]) -> str:
    """Whose answer an allegation's row has: one of somebody else's is no answer by whom it is about."""
    if not fact.response.strip():
        return ""
    if tells_of_a_denial(fact.response):
        by = denied_by(fact.response, labels)
        said = f"It is recorded as denied{f' by {by}' if by else ''}"
    else:
        by = next((label for label in sorted(labels, key=len, reverse=True) if re.match(rf"\W*{re.escape(label)}(?![\w’'])", fact.response)), "")
        said = f"Its row has an answer by {by}" if by else "Its row has an answer; by whom, it does not say"
    about = fact.about.strip()
    return f"{said}{f'; no answer by {about} is in its row' if by and about in labels and by != about and not names(fact.response, about) else ''}."


def _kind(fact: Entry) -> str:
    if Marker.NO_FURTHER_ACTION in fact.markers and fact.agency is Agency.POLICE:
        return "A police outcome"
    if not fact.speaks_against:
        return "A denial"
    return next((kind for marker, kind in _KINDS if marker in fact.markers), "Disputed")
