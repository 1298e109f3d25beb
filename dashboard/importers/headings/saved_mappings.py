"""What an agency's headings mean, kept from one import to the next: said once, used until a person says otherwise."""

import json
from datetime import datetime

from dashboard.importers.headings.mapping import Mapping, SheetMapping
from dashboard.store import Database
from data_models import tables
from data_models.access import Power, Scope


def saved_mapping(database: Database, scope: Scope, agency: str) -> Mapping:
    """What was last saved for ``agency`` as a person names it; an empty mapping where nothing was."""
    rows = database.ask(scope, "mapping_of_agency", agency=agency.strip()) if agency.strip() else []
    return mapping_of(rows[0]["mapping_json"]) if rows else Mapping()


def mapping_of(written: str) -> Mapping:
    """A mapping as the record keeps it; ``{}`` is one that says nothing."""
    said = {"columns": {}, "agency": "", "sheets": {}, **json.loads(written or "{}")}
    return Mapping(columns=said["columns"], agency=said["agency"], sheets={
        sheet: SheetMapping(agency=rules["agency"], skip=rules["skip"]) for sheet, rules in said["sheets"].items()
    })


def save_mapping(database: Database, actor: str, agency: str, mapping: Mapping, *, now: datetime) -> None:
    """Keep ``mapping`` for the agency's next file. What was kept before stays in the record; the newest counts."""
    with database.change(actor, "mapping saved", target=agency.strip(), power=Power.MAKE_FAMILY) as change:
        change.add(tables.MAPPING, [{
            "agency": agency.strip(), "mapping_json": json.dumps(mapping.as_dict(), ensure_ascii=False), "saved_at": now, "saved_by": actor,
        }])
