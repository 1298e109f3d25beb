"""What each agency thinks is needed: asked, replied, nothing held and not asked are four different things; what is missing comes first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from dashboard.errors import ChangedMeanwhile, DashboardError
from dashboard.findings.forums import Forum, forums_of, views_for
from dashboard.findings.in_words import counted
from dashboard.findings.reading import Reading
from dashboard.findings.view_missing import agencies_around
from dashboard.importers.keyed import Statement, keep_within
from dashboard.importers.rows.prepared import when_parts
from dashboard.page_data.facts import facts_in
from dashboard.page_data.key_in import fields_of
from dashboard.page_data.table_view import TableRow, TableView
from dashboard.store import Database
from data_models.access import Power, Scope, Sensitivity
from data_models.agencies import Agency, agency_named
from data_models.dates import Order, When
from data_models.forum import AgencyView, ViewOfAgency
from data_models.history import History
from data_models.record import Fact, Family
from data_models.tables import AGENCY_VIEW

HEADINGS = (
    "Agency", "State", "Asked on", "Person asked", "Due", "Replied on", "Reasons", "What it holds", "What it worries about", "What would help",
)
GIVEN = (ViewOfAgency.SUPPORTS, ViewOfAgency.DOES_NOT_SUPPORT, ViewOfAgency.UNSURE, ViewOfAgency.NOTHING_HELD)
"""What an agency may answer when it is asked."""
NOT_ASKED = "no request for a view is recorded"
ABREAST = 4
"""Views in one table: more columns than these cannot be read beside each other."""
_ASPECTS: Mapping[str, Callable[[AgencyView], str]] = {
    "Replied on": lambda view: view.received.in_words(), "Reasons": lambda view: view.reasons, "What it holds": lambda view: view.holds,
    "What it worries about": lambda view: view.worries, "What would help": lambda view: view.would_help,
}
_ASKED, _REPLIED = "Asked for a view on a Meeting Before Action", "View on a Meeting Before Action"


@dataclass(frozen=True)
class ViewsOfAgencies:
    """``missing``: agencies around the family whose view is not recorded as asked for. ``waiting``: asked, and no reply by the date.

    ``absent``: these in few lines. ``beside``: the views given, an agency a column, few to a table. ``table``: everything, a row each, as a file.
    """

    forum: Forum
    sentence: str
    absent: TableView
    beside: tuple[TableView, ...]
    table: TableView
    missing: tuple[Agency, ...]
    waiting: tuple[AgencyView, ...]


def forum_ref(day: date) -> str:
    """The reference of a forum that no file has named yet."""
    return f"CPF {day.isoformat()}"


def forums_to_ask_for(history: History, ahead: tuple[date, ...], *, otherwise: tuple[date, ...] = ()) -> tuple[Forum, ...]:
    """The forums whose views can be looked at: those with a decision or a view recorded, and the days in ``ahead``; the latest first.
    The days ``otherwise`` are offered where none of those lies on or after the date looked at.

    A view for a forum that no decision names yet stands under that forum's reference.
    """
    known = {forum.ref.strip().casefold(): forum for forum in forums_of(history.made(Reading))}
    days = {forum.happened.end for forum in known.values()}
    for ref in (view.forum_ref for view in history.views if not any(forum.is_mine(view.forum_ref) for forum in known.values())):
        known.setdefault(ref.strip().casefold(), Forum(key=ref, ref=ref, happened=_day_in(ref), decisions=()))
    coming = [day for day in (*ahead, *(forum.happened.end for forum in known.values())) if day and day >= history.as_at]
    for day in (*ahead, *(() if coming else otherwise)):
        if day not in days:
            ref = forum_ref(day)
            known.setdefault(ref.casefold(), Forum(key=ref, ref=ref, happened=When.on(day), decisions=()))
    return tuple(sorted(known.values(), key=lambda forum: forum.happened.end or date.min, reverse=True))


def views_of_agencies(history: History, forum: Forum) -> ViewsOfAgencies:
    """Every agency around the family by the forum's day, or by the date looked at where that is earlier, and its view."""
    reading = history.made(Reading)
    day = min(forum.happened.end or history.as_at, history.as_at)
    views = views_for(reading, forum)
    named = {agency_named(view.view_of) for view in views}
    around = agencies_around(reading, forum, day)
    missing = tuple(agency for agency in Agency if agency in around and agency not in named)
    waiting = tuple(view for view in views if _state(view) is ViewOfAgency.NOT_RECEIVED)
    replied = tuple(view for view in views if view not in waiting)
    rows = (
        *(TableRow((agency.label, f"{NOT_ASKED} ({around[agency][0]})", *("–",) * (len(HEADINGS) - 2)), around[agency][1].id) for agency in missing),
        *(TableRow(_cells(view, history.as_at), view.id) for view in (*waiting, *replied)),
    )
    return ViewsOfAgencies(
        forum, _sentence(forum, missing, waiting, replied), _absent({agency: around[agency] for agency in missing}, waiting, history.as_at),
        _side_by_side(replied), TableView("Views, missing first", HEADINGS, rows), missing, waiting)


def _absent(missing: Mapping[Agency, tuple[str, Fact]], waiting: tuple[AgencyView, ...], as_at: date) -> TableView:
    """What is missing and of whom, a line for each kind of silence: not asked by what brings the agency in, asked by whether its day has gone by."""
    lines: dict[str, list[tuple[str, str]]] = {}
    for agency, (why, fact) in missing.items():
        lines.setdefault(f"{NOT_ASKED} ({why})", []).append((agency.label, fact.id))
    for view in waiting:
        due = "" if view.due.undated else f", due {view.due.in_words()}"
        of_whom = f" of {view.invited}" if view.invited else ""
        lines.setdefault(_state_in_words(view, as_at), []).append((f"{view.view_of} (asked {view.happened.in_words()}{of_whom}{due})", view.id))
    return TableView("Missing", ("State", "Agencies"), tuple(
        TableRow((state, "; ".join(words for words, _ in of)), " ".join(row for _, row in of)) for state, of in lines.items()
    ))


def _side_by_side(replied: tuple[AgencyView, ...]) -> tuple[TableView, ...]:
    tables = []
    for start in range(0, len(replied), ABREAST):
        some = replied[start:start + ABREAST]
        rows = [TableRow(("Says", *(view.view.label for view in some)), cell_opens=("", *(view.id for view in some)))]
        rows += [
            TableRow((heading, *(words(view) or "–" for view in some)), cell_opens=("",) * (len(some) + 1)) for heading, words in _ASPECTS.items()
        ]
        tables.append(TableView("Views given, side by side", ("What was said", *(view.view_of for view in some)), tuple(rows)))
    return tuple(tables)


def ask_for_views(
    database: Database, scope: Scope, family: Family, forum: Forum, agencies: Mapping[Agency, str], *, asked_on: date, due: date | None,
) -> None:
    """Ask agencies for their view for a forum. ``agencies``: the person asked at each, "" where none is named. Each is a row of its own.

    Raises DashboardError where nobody is named to ask, or the due day is before the day of asking or after the forum.
    """
    if not agencies:
        raise DashboardError("Choose at least one agency to ask.")
    if fault := due_out_of_place(due, asked_on, forum):
        raise DashboardError(fault)
    statements = [
        Statement(AGENCY_VIEW, {
            "forum_ref": forum.ref, "view_of": agency.label, "agency": agency.value, "agency_name": agency.label, "invited": person.strip(),
            "view": ViewOfAgency.NOT_RECEIVED, **when_parts("happened", When.on(asked_on)), **(when_parts("due", When.on(due)) if due else {}),
        })
        for agency, person in agencies.items()
    ]
    with database.change(scope.actor, "views asked for", family_id=family.id, target=forum.ref, power=Power.SEEK_VIEWS) as change:
        keep_within(change, family, _ASKED, statements)


def due_out_of_place(due: date | None, asked_on: date, forum: Forum) -> str:
    """What is wrong with the day on which a view is due; "" where nothing is."""
    if due and due < asked_on:
        return "The day the view is due is before the day on which it is asked for."
    if due and forum.happened.end and due > forum.happened.end:
        return f"The day the view is due is after {forum.name}, for which it is asked."
    return ""


def give_view(
    database: Database, scope: Scope, family: Family, asked: AgencyView, said: ViewOfAgency, *, received_on: date, words: Mapping[str, str],
    sensitivity: Sensitivity = Sensitivity.NORMAL,
) -> None:
    """Answer a request for an agency's view: the request's next version, counted from ``received_on``.

    ``words``: reasons, holds, worries, would_help. Raises DashboardError where an answer other than "nothing held" has no reasons, or
    the day is before the request's, or somebody has answered it since it was read; AccessRefused where the caller's account is of another agency.
    """
    _refuse_answered(asked)
    if said not in GIVEN:
        raise DashboardError("Choose what the agency says.")
    if said is not ViewOfAgency.NOTHING_HELD and not words.get("reasons", "").strip():
        raise DashboardError("A view needs its reasons: they are what the forum weighs.")
    if asked.happened.start and received_on < asked.happened.start:
        raise DashboardError("The reply is dated before the request.")
    reasons, holds, worries, would_help = (words.get(name, "").strip() for name in ("reasons", "holds", "worries", "would_help"))
    with database.change(scope.actor, "view given", family_id=family.id, target=asked.forum_ref, power=Power.GIVE_VIEW) as change:
        standing = _standing(database, scope, family, asked)  # read where nobody else writes: of two replies at once the second is told
        _refuse_answered(standing)
        replied = replace(
            standing, received=When.on(received_on), view=said, reasons=reasons, holds=holds, worries=worries, would_help=would_help)
        statement = Statement(AGENCY_VIEW, {**fields_of(AGENCY_VIEW, replied), "sensitivity": sensitivity}, fact_id=asked.id)
        keep_within(change, family, _REPLIED, [statement])


def _standing(database: Database, scope: Scope, family: Family, asked: AgencyView) -> AgencyView:
    """The request as its newest version has it, whatever day is looked at. Raises ChangedMeanwhile where it was taken back."""
    question = f"known/{AGENCY_VIEW.full_name}"
    views = facts_in(AgencyView, database.ask_columns(scope, [question], family=family.id, as_at=date.max)[question])
    found = next((view for view in views if view.id == asked.id), None)
    if not isinstance(found, AgencyView):
        raise ChangedMeanwhile("This request was taken back since you opened it. Nothing was kept.")
    return found


def _refuse_answered(view: AgencyView) -> None:
    if not view.received.undated:
        raise DashboardError("This request has been answered: a further view is asked for first.")


def may_answer(database: Database, scope: Scope, family: Family, view: AgencyView) -> bool:
    """Whether the caller may give this view: somebody with the right to, for their own agency."""
    account = database.account_of(scope.actor)
    return scope.may(Power.GIVE_VIEW, family.id) and (account is None or view.agency.value == account.agency)


def _state(view: AgencyView) -> ViewOfAgency:
    return ViewOfAgency.NOT_RECEIVED if view.received.undated else view.view


def _state_in_words(view: AgencyView, as_at: date) -> str:
    late = _state(view) is ViewOfAgency.NOT_RECEIVED and view.due.order(as_at) is Order.BEFORE
    return _state(view).label + (", and its day has gone by" if late else "")


def _cells(view: AgencyView, as_at: date) -> tuple[str, ...]:
    return (
        view.view_of, _state_in_words(view, as_at), view.happened.in_words(), view.invited or "not recorded",
        "none recorded" if view.due.undated else view.due.in_words(),
        "–" if view.received.undated else view.received.in_words(), view.reasons or "–", view.holds or "–", view.worries or "–",
        view.would_help or "–",
    )


def _sentence(forum: Forum, missing: tuple[Agency, ...], waiting: tuple[AgencyView, ...], replied: tuple[AgencyView, ...]) -> str:
    said = [f"{counted(len(replied), 'agency', 'agencies')} replied for {forum.name}"
            + (f" ({'; '.join(f'{view.view_of}: {view.view.label}' for view in replied)})" if replied else "")]
    if waiting:
        said.append(f"asked and no reply recorded: {len(waiting)}")
    if missing:
        said.append(f"{NOT_ASKED}: {len(missing)}")
    return "; ".join(said) + "."


def _day_in(ref: str) -> When:
    """The day that a reference of our own names; undated for any other."""
    try:
        return When.on(date.fromisoformat(ref.rpartition(" ")[2]))
    except ValueError:
        return When()
