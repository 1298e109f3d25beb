"""Accounts as they now stand, for whoever keeps them. It says nothing of any family."""

from dataclasses import dataclass

from dashboard.page_data.table_view import TableRow, TableView
from dashboard.store import Database
from data_models.access import Role, Scope
from data_models.agencies import Agency


@dataclass(frozen=True, slots=True)
class AccountKept:
    """One account, as a form fills it in."""

    actor: str
    sign_in_name: str
    name: str
    agency: str
    roles: tuple[Role, ...]
    off: bool


@dataclass(frozen=True, slots=True)
class Accounts:
    """Every account, and the table that lists them."""

    accounts: tuple[AccountKept, ...]
    table: TableView


def accounts_of(database: Database, scope: Scope) -> Accounts:
    """Every account; none for a caller who does not keep them."""
    kept = tuple(
        AccountKept(
            row["actor"], row["sign_in_name"] or "", row["name"] or "", row["agency"] or "",
            tuple(Role(role) for role in row["roles"] or () if role in set(Role)), row["off"],
        )
        for row in database.ask(scope, "accounts")
    )
    rows = tuple(TableRow((
        one.name, one.actor, Agency(one.agency).label if one.agency in set(Agency) else one.agency, ", ".join(role.label for role in one.roles),
        one.sign_in_name or "nobody signs in", "off" if one.off else "in use",
    )) for one in kept)
    return Accounts(kept, TableView("Accounts", ("Name", "Account", "Works for", "Parts", "Signs in as", "State"), rows))
