"""What a person says about a file beforehand: their headings, whose file it is, and which sheets to leave out."""

import tomllib
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field

from dashboard.errors import FileRefused
from dashboard.importers.headings.heading_names import MEANINGS, normal


@dataclass(frozen=True, slots=True)
class SheetMapping:
    """What was said about one sheet."""

    agency: str = ""
    skip: bool = False


@dataclass(frozen=True, slots=True)
class Mapping:
    """``columns``: meaning by heading as written. ``sheets``: by sheet name. Nothing said leaves everything to the headings."""

    columns: AnyMapping[str, str] = field(default_factory=dict)
    agency: str = ""
    sheets: AnyMapping[str, SheetMapping] = field(default_factory=dict)

    @classmethod
    def from_toml(cls, text: str, *, name: str = "mapping file") -> "Mapping":
        """Read a mapping. Raises FileRefused naming the line or the entry that is wrong.

        The text holds, each part optional: ``agency = "Police"``, a table ``[columns]`` with ``"Their heading" = "meaning"``,
        and tables ``[sheets."Sheet name"]`` with ``agency = "…"`` or ``skip = true``.
        """
        try:
            said = tomllib.loads(text.removeprefix("\ufeff"))
        except tomllib.TOMLDecodeError as error:
            raise FileRefused(f"this is not a mapping that can be read: {error}", file=name) from error
        unknown = set(said) - {"agency", "columns", "sheets"}
        if unknown:
            raise FileRefused(f"a mapping has agency, columns and sheets, but not {_listed(unknown)}", file=name)
        columns, sheets = _table(said.get("columns", {}), "[columns]", name), _table(said.get("sheets", {}), "[sheets]", name)
        return cls(
            columns={heading: _meaning(heading, meaning, name) for heading, meaning in columns.items()},
            agency=_text(said.get("agency", ""), "agency", name),
            sheets={sheet: _sheet(sheet, rules, name) for sheet, rules in sheets.items()},
        )

    def meaning_of(self, heading: str) -> str:
        """The meaning stated for a heading, or ""."""
        return next((meaning for written, meaning in self.columns.items() if normal(written) == normal(heading)), "")

    def for_sheet(self, sheet: str) -> SheetMapping:
        """What was said about the sheet; case and spaces in its name make no difference."""
        return next((rules for written, rules in self.sheets.items() if normal(written) == normal(sheet)), SheetMapping())

    def as_dict(self) -> dict[str, object]:
        """The mapping as plain values, for the record of the import."""
        sheets = {sheet: {"agency": rules.agency, "skip": rules.skip} for sheet, rules in self.sheets.items()}
        return {"agency": self.agency, "columns": dict(self.columns), "sheets": sheets}


def _meaning(heading: str, meaning: object, name: str) -> str:
    text = _text(meaning, f'columns."{heading}"', name)
    if text not in MEANINGS:
        raise FileRefused(f'the heading "{heading}" is mapped to "{text}", which is not one of: {_listed(MEANINGS)}', file=name)
    return text


def _sheet(sheet: str, rules: object, name: str) -> SheetMapping:
    said = _table(rules, f'[sheets."{sheet}"]', name)
    if unknown := set(said) - {"agency", "skip"}:
        raise FileRefused(f'[sheets."{sheet}"] takes agency or skip, but not {_listed(unknown)}', file=name)
    skip = said.get("skip", False)
    if not isinstance(skip, bool):
        raise FileRefused(f'[sheets."{sheet}"] skip must be true or false', file=name)
    return SheetMapping(agency=_text(said.get("agency", ""), f'[sheets."{sheet}"] agency', name), skip=skip)


def _table(value: object, place: str, name: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise FileRefused(f"{place} must be a table of entries", file=name)
    return value


def _text(value: object, place: str, name: str) -> str:
    if not isinstance(value, str):
        raise FileRefused(f"{place} must be text in quotation marks", file=name)
    return value


def _listed(names: set[str] | frozenset[str]) -> str:
    return ", ".join(sorted(names))
