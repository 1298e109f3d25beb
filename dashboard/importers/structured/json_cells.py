"""JSON inside one cell. Systems that glue it together do not always make it valid: it is then kept, told, and read as far as it can be."""

import json
import re
from dataclasses import dataclass

from dashboard.importers.structured.codes import coded, states_none, yes_or_no

NOT_VALID = "this is not valid JSON; it is kept as written, and read only as far as its keys can be told"
LONGEST = 20_000
_COMMENTS = ("COMMENTS", "OUTCOME_COMMENTS")
_PAIR = re.compile(r'"?([A-Za-z][A-Za-z0-9_]{1,60})"?\s*:\s*"?(Y|N|Yes|No|true|false|1|0)\b', re.IGNORECASE)
_FACTOR = re.compile(r"\b\d{1,2}[A-Za-z]?\b|\b[A-Z]{2}\b")
_FACTOR_ANSWERED = re.compile(r"[\"']?\b(\d{1,2}[A-Za-z]?|[A-Z]{2})\b[\"']?\s*[:=]\s*[\"']?([A-Za-z0-9]+(?: known| recorded)?)\b[\"']?")


@dataclass(frozen=True, slots=True)
class Outcomes:
    """``flags``: keys that are set, without "_FLAG". ``comments``: free text beside them. ``problem``: a sentence, "" where it was valid."""

    flags: tuple[str, ...] = ()
    comments: str = ""
    problem: str = ""

    def words(self, list_name: str = "flag") -> str:
        """The flags in words, parted by commas; a flag that no list has is spelled out."""
        return ", ".join(coded(list_name, flag).label or flag.replace("_", " ").casefold() for flag in self.flags)

    @property
    def no_further_action(self) -> bool:
        return any(flag == "NFA" or flag.startswith("NFA_") for flag in self.flags)

    def decided(self, no_further_action: bool, *more: str) -> str:
        """What was decided, in words and each once: the flags, ``more``, and that nothing further was done."""
        parts = (self.words(), *more, "no further action" if no_further_action else "")
        return ", ".join(dict.fromkeys(part for part in parts if part))


def outcomes(written: str) -> Outcomes:
    """Flags and comments of one *_json cell. A value that is not JSON at all stands as a comment."""
    if not written:
        return Outcomes()
    read = _loaded(written)
    if isinstance(read, dict):
        flags = tuple(_plain(key) for key, value in read.items() if _set(value) and not _counts(key))
        return Outcomes(flags, "; ".join(str(read[key]) for key in _COMMENTS if read.get(key)))
    if isinstance(read, list):
        return Outcomes(tuple(_plain(str(key)) for key in read if isinstance(key, str | int) and not states_none(str(key))))
    if read is not None or "{" not in written:
        return Outcomes(comments=written)
    found = _PAIR.findall(written[:LONGEST])
    return Outcomes(tuple(dict.fromkeys(_plain(key) for key, value in found if yes_or_no(value) and not _counts(key))), problem=NOT_VALID)


def factors(written: str) -> tuple[tuple[str, ...], str]:
    """Assessment factor codes in order, each once, and a sentence where they were not cleanly written.

    Both published shapes are read, a list of codes and an object of codes with Yes or No; so is a plain list ("2A; 2B", "['2A']").
    """
    if not written:
        return (), ""
    read = _loaded(written)
    if isinstance(read, dict):
        return _once(key for key, value in read.items() if _set(value)), ""
    if isinstance(read, list):
        return _once(str(value) for value in read if not states_none(str(value))), ""
    plain = not any(sign in written for sign in '{":=')
    if answered := _FACTOR_ANSWERED.findall(written[:LONGEST]):
        return _once(code for code, answer in answered if yes_or_no(answer)), NOT_VALID
    return () if states_none(written) else _once(_FACTOR.findall(written[:LONGEST])), "" if plain else NOT_VALID


def _loaded(written: str) -> object:
    if len(written) > LONGEST or not written.lstrip().startswith(("{", "[")):
        return None
    try:
        return json.loads(written)
    except (ValueError, RecursionError):
        return None


def _once(codes: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(code).strip().upper() for code in codes if str(code).strip()))  # type: ignore[attr-defined]


def _set(value: object) -> bool:
    return value is True or bool(yes_or_no(str(value)))


def _plain(key: str) -> str:
    return key.strip().upper().removesuffix("_FLAG")


def _counts(key: str) -> bool:
    """Keys that hold a number or words, not an answer."""
    return key.upper() in _COMMENTS or "NUMBER" in key.upper() or key.upper().startswith("TOTAL")
