"""Each allegation with what came of it: police outcome and its reason, the response, assessment, review; and what stands against it."""

from dataclasses import dataclass

from dashboard.findings.in_words import counted, listed
from dashboard.findings.no_charge_not_assessed import answered_by, reviews_about, risk_assessments_of
from dashboard.findings.reading import Reading, names
from dashboard.page_data.table_view import TableRow, TableView, evidence_table
from data_models.assessment import Allegation, PoliceOutcome
from data_models.dates import Order
from data_models.forum import YesNo
from data_models.record import Entry, Fact
from data_models.themes import Marker

REASON = {YesNo.YES: "obtained", YesNo.NO: "not obtained", YesNo.NOT_RECORDED: "not recorded"}


@dataclass(frozen=True, slots=True)
class AllegationsView:
    """``table``: one row for each allegation. ``against``: every row that denies, withdraws, disputes or closes one, at the same size."""

    heading: str
    sentence: str
    table: TableView
    against: TableView


def allegations_view(reading: Reading) -> AllegationsView:
    allegations = reading.history.allegations
    against = {row.id: _against(reading, row) for row in allegations}
    every = {entry.id: entry for entries in against.values() for entry in entries}
    headings = (
        "Allegation", "Police outcome and the reason for it", "Assessment of the risk, and review, since", "Response recorded",
        "Rows that deny, withdraw, dispute or close it",
    )
    return AllegationsView(
        heading=f"{counted(len(allegations), 'allegation')}, and what came of each" if allegations else "No allegation is recorded by this date",
        sentence=_sentence(allegations),
        table=TableView("Allegations, what came of each, and what is said against it", headings, tuple(
            _row(reading, row, against[row.id]) for row in allegations
        )),
        against=evidence_table("Rows that deny, withdraw, dispute or close what was alleged", every.values()),
    )


def _sentence(allegations: tuple[Allegation, ...]) -> str:
    if not allegations:
        return "No allegation is recorded by this date. An Allegations sheet of the template would show here."
    unexplained = [row for row in allegations if row.police_outcome.ended_without_charge and row.reason_obtained is not YesNo.YES]
    closed = sum(1 for row in allegations if row.police_outcome.ended_without_charge)
    said = f"{counted(len(allegations), 'allegation')} recorded, about {listed(dict.fromkeys(row.about for row in allegations))}."
    if closed:
        said += f" {closed} ended without charge; the reason is not recorded as obtained for {len(unexplained)} of these."
    return said + " That an allegation was made does not say that it is true, and no charge does not say that it is not."


def _row(reading: Reading, row: Allegation, against: tuple[Entry, ...]) -> TableRow:
    assessments, reviews = _assessments(reading, row), _reviews(reading, row)
    opens: tuple[Fact, ...] = (row, *assessments[1], *reviews[1], *against)
    return TableRow((
        f"{row.theme.label}, by {row.made_by} about {row.about}, {row.happened.in_words()}: {row.summary or 'no summary recorded'}",
        f"{_police(row)}; reason {REASON[row.reason_obtained]}",
        f"Assessment of the risk: {assessments[0]}. Review strategy meeting: {reviews[0]}", row.response or "none recorded",
        f"{counted(len(against), 'row')}: {_in_short(against)}" if against else "none recorded",
    ), " ".join(dict.fromkeys(fact.id for fact in opens)))


def _police(row: Allegation) -> str:
    on = f", {row.police_outcome_on.in_words()}" if not row.police_outcome_on.undated else ""
    return ("not recorded" if row.police_outcome is PoliceOutcome.NOT_RECORDED else row.police_outcome.label) + on


def _persons(reading: Reading, row: Allegation) -> tuple[str, ...]:
    """The members an allegation is about, where it names several; else whom it is about as written."""
    return tuple(label for label in sorted(reading.family_labels) if names(row.about, label)) or (row.about,)


def _assessments(reading: Reading, row: Allegation) -> tuple[str, tuple[Fact, ...]]:
    """Completed since, in whatever words; else what was agreed and where it stands; else that none is recorded."""
    of_risk = tuple({one.id: one for person in _persons(reading, row) for one in risk_assessments_of(reading, person)}.values())
    done = tuple(one for one in of_risk if not one.completed.undated and answered_by(one.completed, row))
    if done:
        return "; ".join(f"{one.kind}, completed {one.completed.in_words()}" for one in done), done
    agreed = tuple(one for one in of_risk if one.completed.undated)
    if agreed:
        return "not completed: " + "; ".join(
            f"{one.kind}, decided on {one.happened.in_words()}" if one.declined.undated
            else f"{one.kind}, planned {one.happened.in_words()}, declined {one.declined.in_words()}"
            for one in agreed
        ), agreed
    return "none recorded", ()


def _reviews(reading: Reading, row: Allegation) -> tuple[str, tuple[Fact, ...]]:
    about = {meeting.id: meeting for person in _persons(reading, row) for meeting in reviews_about(reading, person)}
    held = tuple(meeting for meeting in about.values() if answered_by(meeting.happened, row))
    return "; ".join(meeting.happened.in_words() for meeting in held) or "none recorded", held


def _against(reading: Reading, row: Allegation) -> tuple[Entry, ...]:
    """Rows on the same theme that speak against, and retractions without a theme, not certainly earlier than the allegation.

    Each names the person it is about, or nobody; which of several allegations a row answers is not coded, so it stands by each.
    """
    made = row.happened.start
    return tuple(
        entry for entry in reading.history.entries
        if entry.speaks_against and (row.theme in entry.themes or (not entry.themes and Marker.RETRACTION in entry.markers))
        and (
            not entry.people or names(entry.reported_by, row.made_by)
            or any(names(row.about, person) or names(row.made_by, person) for person in entry.people)
        )
        and (made is None or entry.happened.order(made) is not Order.BEFORE)
    )


def _in_short(against: tuple[Entry, ...]) -> str:
    return "; ".join(f"{entry.happened.in_words()}, {entry.agency.label}" for entry in against)
