"""Who may see a family: everybody who has, had or is refused sight of it, and whether it is restricted, as tables and sentences."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from dashboard.page_data.table_view import TableRow, TableView
from dashboard.store import Database
from dashboard.store.rows import Row
from data_models.access import EVERY_AGENCY, EVERY_SENSITIVITY, RestrictionKind, Role, Scope
from data_models.dates import day_in_words
from data_models.policy import GrantKind
from data_models.record import Family


@dataclass(frozen=True, slots=True)
class WhoMaySee:
    """``standing``: (grant id, words) of grants that can be ended now; ``refusals``: those of them that are refusals, to be reviewed."""

    sentence: str
    restriction: str
    restricted: bool
    lifting_asked_by: str
    table: TableView
    standing: tuple[tuple[str, str], ...]
    refusals: tuple[tuple[str, str], ...]


def who_may_see(database: Database, scope: Scope, family: Family, *, now: datetime) -> WhoMaySee:
    """What the page shows of ``family`` at ``now`` (UTC without a zone)."""
    names = database.names()
    grants = database.ask(scope, "grants_of_family", family=family.id)
    said = database.ask(scope, "restrictions", family=family.id)
    restriction = said[-1] if said and not said[-1]["lifted"] else None
    standing = [grant for grant in grants if _stands(grant, now)]
    rows = tuple(TableRow(_cells(grant, names, now)) for grant in sorted(grants, key=lambda grant: (not _stands(grant, now), grant["actor"])))
    given = sum(1 for grant in standing if grant["kind"] != GrantKind.REFUSED)
    refused = len(standing) - given
    return WhoMaySee(
        sentence=f"{_people(given)} may see {family.label}" + (f"; {_people(refused)} may not, whatever their part" if refused else "") + ".",
        restriction=_restriction(restriction, names, now.date()), restricted=restriction is not None,
        lifting_asked_by=restriction["recorded_by"] if restriction and restriction["asked_to_lift"] else "",
        table=TableView("Sight of this family", ("Who", "Part", "How", "Of what", "Since", "Until", "Given by", "Why"), rows),
        standing=_to_choose(standing, names), refusals=_to_choose([grant for grant in standing if grant["kind"] == GrantKind.REFUSED], names),
    )


def _to_choose(grants: Iterable[Row], names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((grant["grant_id"], f"{names.get(grant['actor'], grant['actor'])}, {_how(grant)}") for grant in grants if grant["grant_id"])


def _cells(grant: Row, names: Mapping[str, str], now: datetime) -> tuple[str, ...]:
    return (
        names.get(grant["actor"], grant["actor"]), Role(grant["role"]).label if grant["role"] in set(Role) else "none", _how(grant),
        _of_what(grant), _instant(grant["starts"] or grant["given_at"]), _until(grant, now),
        names.get(grant["given_by"], grant["given_by"] or "not recorded"), grant["reason"] or "",
    )


def _until(grant: Row, now: datetime) -> str:
    if grant["ends"]:
        return _instant(grant["ends"])
    if grant["kind"] != GrantKind.REFUSED:
        return "until ended"
    return f"until ended by a second person; {_review(grant['review_by'], now.date())}"


def _review(due: date | None, today: date) -> str:
    if due is None:
        return "when its review was due is not recorded"
    return f"its review was due on {day_in_words(due)} and is not recorded" if due < today else f"its review is due by {day_in_words(due)}"


def _how(grant: Row) -> str:
    how = {GrantKind.GIVEN: "given", GrantKind.REFUSED: "refused", GrantKind.EMERGENCY: "opened in an emergency"}[GrantKind(grant["kind"])]
    return f"{how}, by name for a restricted family" if grant["named"] else how


def _of_what(grant: Row) -> str:
    if grant["kind"] == GrantKind.REFUSED:
        return "nothing"
    agencies, labels = set(grant["agencies"] or ()), set(grant["sensitivities"] or ())
    whose = "all agencies" if agencies >= set(EVERY_AGENCY) else f"{len(agencies)} agencies"
    which = "all that the part allows" if labels >= set(EVERY_SENSITIVITY) else ", ".join(sorted(label.replace("_", " ") for label in labels))
    return f"{whose}; {which}"


def _restriction(restriction: Row | None, names: Mapping[str, str], today: date) -> str:
    if restriction is None:
        return "This family is not restricted: whoever was given sight of it may see it."
    kind = RestrictionKind(restriction["category"]).label
    asked = f" {names.get(restriction['recorded_by'], restriction['recorded_by'])} has asked to lift it; a second person must agree."
    review = _review(restriction["review_by"], today)
    return f"Restricted: {kind}. Only people named for it may see it; {review}." + (asked if restriction["asked_to_lift"] else "")


def _stands(grant: Row, now: datetime) -> bool:
    return (grant["starts"] is None or grant["starts"] <= now) and (grant["ends"] is None or now < grant["ends"])


def _instant(moment: datetime | None) -> str:
    return f"{day_in_words(moment.date())}, {moment:%H:%M} UTC" if moment else "not recorded"


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count} people"
