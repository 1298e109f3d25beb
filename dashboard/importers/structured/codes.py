"""Codes of the statutory returns: the written value stripped of what systems put before it, and the words for a code that is known."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_LETTER = re.compile(r"^[a-z]{1,2}\)\s*", re.IGNORECASE)
_CODE_AND_LABEL = re.compile(r"^([A-Za-z]{0,6}\d{0,2}[A-Za-z]?)\s*[:\-\u2013]\s*(\S.*)$")
_FACTOR = re.compile(r"^(?:(?:[1-6]|20|21)[ABC]?|7A|8[B-F]|9A|1[0-7]A|1[89][ABC]|2[234]A)$")
_YES = frozenset({"y", "yes", "true", "1", "t"})
_NO = frozenset({"n", "no", "false", "0", "f"})
_NONE = frozenset({
    "none", "nil", "no", "n", "false", "0", "00", "000", "not known", "notknown", "unknown", "nk", "nuk", "not recorded", "not stated",
    "none or not known", "not applicable", "n a", "na", "not available", "not disclosed", "no information", "no information held",
    "nothing recorded", "nothing known",
})
_NONE_OF_IT = re.compile(
    r"(?:no|none|nothing|nil)(?: [a-z]+){0,3} (?:known|recorded|identified|reported|stated|found|disclosed|held|noted|evident)"
    r"|(?:none|nothing) (?:of (?:these|the above)|at all|to record|to report)"
    r"|no (?:known |current |recorded )?"
    r"(?:concerns?|(?:substance|drug|alcohol) (?:use|misuse|abuse)|offences?|convictions?|disabilit(?:y|ies)|factors?)")


@dataclass(frozen=True, slots=True)
class Coded:
    """A coded value. ``code`` is "" where no list has it; ``words`` are then what was written."""

    raw: str
    code: str = ""
    label: str = ""

    @property
    def words(self) -> str:
        """"police (6)", or the value as written where it is not a code of the list."""
        return f"{self.label} ({self.code})" if self.code else self.raw


def coded(list_name: str, written: str) -> Coded:
    """What a written value means in one list: by its code, else by its label; never by likeness.

    Reads "6", "q) 6: Police", "N1 - Abuse or Neglect" and "Police" alike. A local code is kept as written.
    """
    value = without_letter(written)
    known = _list(list_name) if value else {}
    if value.upper() in known:
        return Coded(written, value.upper(), known[value.upper()])
    pair = _CODE_AND_LABEL.match(value)
    if pair and pair[1].upper() in known:
        return Coded(written, pair[1].upper(), known[pair[1].upper()])
    for code, label in known.items():
        if value.casefold() == label.casefold():
            return Coded(written, code, label)
    return Coded(written)


def without_letter(written: str) -> str:
    """"b) No" is "No": some returns number their answers by letter."""
    return _LETTER.sub("", written.strip())


def yes_or_no(written: str) -> bool | None:
    """True, False, or None for a blank and for any other word. "a) Yes", "Y", "1" and "true" are yes."""
    value = without_letter(written).casefold()
    return True if value in _YES else False if value in _NO else None


def states_none(written: str) -> bool:
    """True where a cell says that there is none, that it is not known, or nothing at all: "None", "0", "a) Not known", "N0: none", "".

    Such a cell must never read as if the thing were there.
    """
    value = without_letter(written)
    pair = _CODE_AND_LABEL.match(value)
    said = re.sub(r"[^a-z0-9]+", " ", (pair[2] if pair else value).casefold()).strip()
    return not said or said in _NONE or bool(_NONE_OF_IT.fullmatch(said))


def factor_is_known(code: str) -> bool:
    """True for a code of the assessment factors of the children in need census, 2017 to 2026."""
    return bool(_FACTOR.match(code))


@cache
def _list(name: str) -> dict[str, str]:
    lists = tomllib.loads(Path(__file__).with_name("codes.toml").read_text(encoding="utf-8"))
    return {code.upper(): label for code, label in lists[name].items()}
