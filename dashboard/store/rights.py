"""What a caller may see and do, worked out anew from the record each time: the rows of rights, handed to the policy."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.store.rows import rows_of
from data_models.access import Power, Scope
from data_models.policy import Account, Grant, scope_of
from data_models.sample_people import sample_account

if TYPE_CHECKING:
    import duckdb

_LISTS = {"scope_looks": Power.SEE_LOOKS, "scope_submissions": Power.READ_SUBMISSION}
"""Of which families a caller may see tables that not everybody with sight of them may."""
_FLAGS = {"scope_council": Power.LOAD_COUNCIL, "scope_keeps": Power.KEEP_ACCOUNTS, "scope_trail": Power.READ_TRAIL}
"""What a caller may see of tables that belong to no family."""
_FOLDER = Path(__file__).with_name("sql") / "rights"


@dataclass(frozen=True, slots=True)
class Standing:
    """A scope and the moment, if any, at which a grant of its actor begins or ends and it must be worked out anew."""

    scope: Scope
    until: datetime | None


def scope_now(cursor: "duckdb.DuckDBPyConnection", actor: str, moment: datetime) -> Standing:
    """The scope of ``actor`` at ``moment`` (UTC without a zone)."""
    account = account_now(cursor, actor)
    grants = [
        Grant(
            family_id=row["family_id"], role=row["role"] or "", agencies=tuple(row["agencies"] or ()),
            sensitivities=tuple(row["sensitivities"] or ()), kind=row["kind"], starts=row["starts"], ends=row["ends"], named=row["named"],
        )
        for row in rows_of(cursor, right("grants"), {"actor": actor})
    ]
    families = rows_of(cursor, right("families"), {"actor": actor})
    ahead = [edge for grant in grants for edge in (grant.starts, grant.ends) if edge is not None and edge > moment]
    scope = scope_of(
        actor, account, grants, now=moment, live=(account is not None and not account.sample) or bool(rows_of(cursor, right("live"), {})[0]["live"]),
        restricted=frozenset(row["family_id"] for row in families if row["restricted"]),
        sample=frozenset(row["family_id"] for row in families if row["sample"]),
    )
    return Standing(scope, min(ahead, default=None))


def account_now(cursor: "duckdb.DuckDBPyConnection", actor: str) -> Account | None:
    """The account of ``actor`` as it stands, or a sample person's; None where there is none."""
    if sample := sample_account(actor):
        return sample
    found = rows_of(cursor, right("account"), {"actor": actor})
    return Account(actor=actor, agency=found[0]["agency"], roles=tuple(found[0]["roles"] or ()), off=found[0]["off"]) if found else None


def show(cursor: "duckdb.DuckDBPyConnection", scope: Scope, family: object) -> None:
    """Say on ``cursor`` what the caller may see. A question about one family is asked with the sight of that family alone."""
    families = scope.families if not isinstance(family, str) else tuple(one for one in scope.families if one.family_id == family)
    items = [f"{one.family_id}|{agency}|{label}" for one in families for agency, label in one.items]
    cursor.execute("set variable scope_families = $list::varchar[]", {"list": [one.family_id for one in families]})
    for name, power in _LISTS.items():
        cursor.execute(f"set variable {name} = $list::varchar[]", {"list": [one.family_id for one in families if power in one.powers]})
    cursor.execute("set variable scope_items = $list::varchar[]", {"list": items})
    for name, power in _FLAGS.items():
        cursor.execute(f"set variable {name} = $flag::boolean", {"flag": power in scope.powers})


def account_signed_in(cursor: "duckdb.DuckDBPyConnection", sign_in_name: str) -> Account | None:
    """The account that the identity provider's name belongs to; None where it belongs to none, or to more than one."""
    found = rows_of(cursor, right("sign_in"), {"sign_in_name": sign_in_name})
    return account_now(cursor, found[0]["actor"]) if len(found) == 1 else None


def emergency_family(cursor: "duckdb.DuckDBPyConnection", actor: str, label: str) -> str:
    """The id of the family of that label, unless it is restricted or refused to ``actor``."""
    now = datetime.now(UTC).replace(tzinfo=None)
    found = rows_of(cursor, right("emergency"), {"actor": actor, "label": label, "now": now})
    return str(found[0]["family_id"]) if found else ""


@cache
def right(name: str) -> str:
    """The SQL of a question about rights, by its file."""
    return (_FOLDER / f"{name}.sql").read_text(encoding="utf-8")
