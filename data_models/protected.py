"""Values that may not leave in a paper for somebody: read from the rows that they may not be told, and typed by staff in a register.

What a rule reads here is searched for in the finished bytes, whatever the paper was made from (``exporters/scan.py``).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from data_models.told_words import means_somebody


class ValueKind(StrEnum):
    ADDRESS = "address"
    POSTCODE = "postcode"
    PHONE = "phone"
    EMAIL = "email"
    VEHICLE = "vehicle"
    THREE_WORDS = "three_words"
    PLACE = "place"
    NAME = "name"
    LABEL = "label"
    ROW = "row"

    @property
    def label(self) -> str:
        return {
            ValueKind.ADDRESS: "Address", ValueKind.POSTCODE: "Postcode", ValueKind.PHONE: "Telephone number", ValueKind.EMAIL: "E-mail address",
            ValueKind.VEHICLE: "Vehicle registration", ValueKind.THREE_WORDS: "Three words for a place", ValueKind.PLACE: "School or placement",
            ValueKind.NAME: "Name of a person", ValueKind.LABEL: "Somebody else of the family", ValueKind.ROW: "Words of a row that is not told",
        }[self]

    @property
    def typed(self) -> bool:
        """A member of staff may type one into the register; the others are read from rows."""
        return self not in (ValueKind.LABEL, ValueKind.ROW)


@dataclass(frozen=True, slots=True, order=True)
class ProtectedValue:
    """``value`` as it stands in a row or was typed: never shown in a message, a log or an address."""

    kind: ValueKind
    value: str

    def __repr__(self) -> str:
        return f"ProtectedValue({self.kind.value})"


_STREET = r"(?:road|rd|street|st|avenue|ave?|lane|ln|drive|dr|close|cl|crescent|cres|terrace|terr?|gardens?|gdns?|grove|gr|way|walk|row|hill|mews|"
_STREET += r"square|sq|place|pl|parade|rise|court|ct|green|park|view|villas)"
_WORD = r"[A-Za-z][A-Za-z’'-]+"
_NUMBERED = re.compile(rf"\b(?:flat\s+\w+,?\s+)?\d{{1,4}}[a-z]?,?\s+(?:{_WORD}\s+){{1,3}}?{_STREET}\b", re.IGNORECASE)
_CAPITAL = r"[A-Z][A-Za-z’'-]+"
_UNNUMBERED = re.compile(rf"\b(?:{_CAPITAL}\s+){{1,3}}(?i:{_STREET})\b")
_AFTER_A_WORD = re.compile(rf"\b(?:at|on|in|to|near|from|off)\s+((?:{_WORD}\s+){{1,2}}{_STREET})\b", re.IGNORECASE)
_HOUSE = re.compile(
    rf"\b(?:{_CAPITAL}\s+){{1,3}}(?:Cottage|House|Lodge|Farm|Mansions|Towers|Flats|Hostel|Refuge|School|Academy|Nursery|College|Primary|Infants?|"
    r"Juniors?|Pre-?school|Centre|Surgery|Unit)\b")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b", re.IGNORECASE)
_PHONE = re.compile(r"(?<!\w)(?:\+44|0)(?:[\s().-]*\d){9,10}(?!\d)")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_VEHICLE = re.compile(r"\b[A-Z]{2}\d{2}\s?[A-Z]{3}\b", re.IGNORECASE)
_THREE_WORDS = re.compile(r"///?\s?[a-z]+\.[a-z]+\.[a-z]+|\b[a-z]{3,}\.[a-z]{3,}\.[a-z]{3,}\b")
_TITLED = re.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.?\s+{_CAPITAL}(?:\s+{_CAPITAL})?")
_TWO_NAMES = re.compile(rf"(?<=[a-z,;] )({_CAPITAL}\s+{_CAPITAL})\b")
_COMMON = frozenset({
    "the", "a", "an", "his", "her", "their", "our", "main", "same", "other", "this", "that", "no", "care", "family", "children",
    "childrens", "children's", "adult", "adults", "mental", "health", "social", "primary", "secondary", "special", "infant", "junior",
    "high", "nursery", "grammar", "foster", "residential", "public", "open", "at", "in", "on", "and", "of", "to", "from", "near", "after",
    "before", "with", "was", "is", "had", "mother", "father", "child", "police", "hospital", "school", "review", "initial", "conference",
    "plan", "older", "sibling", "community", "medical", "emergency", "east", "west", "north", "south", "planning", "forum", "new", "year",
    "grand", "core", "group", "key", "stage", "early", "help", "strategy",
})
_PARTS = frozenset({
    "in", "at", "on", "to", "for", "was", "is", "were", "has", "had", "and", "with", "by", "from", "agreed", "not", "no", "but", "as",
    "said",
})


def plain_letters(text: str) -> str:
    """Text without accents, signs that are not seen, wide letters, and letters of other alphabets that look like these."""
    whole = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text))
    seen = "".join(mark for mark in whole if unicodedata.category(mark) not in ("Mn", "Cf", "Cc") or mark in "\n\t\r")
    return seen.translate(_LOOK_ALIKE)


_ALIKE = dict(zip("аеорсухіѕјԁһӏкмнтвгпи", "aeopcyxisjdhlkmhtbrnu", strict=True)) | dict(zip("αβεικνορτυχγη", "abeikvoptuxyn", strict=True))
_LOOK_ALIKE = str.maketrans({
    **_ALIKE, **{sign.upper(): letter.upper() for sign, letter in _ALIKE.items()}, "ı": "i", "ł": "l", "ø": "o", "đ": "d", "’": "'", "‘": "'",
})


def values_in(text: str) -> Iterator[ProtectedValue]:
    """Every value of a kind that may lead to somebody, in plain letters; the same value may come more than once."""
    text = plain_letters(text)
    for pattern in (_NUMBERED, _UNNUMBERED):
        yield from (ProtectedValue(ValueKind.ADDRESS, found[0]) for found in pattern.finditer(text) if _is_named(found[0]))
    yield from (ProtectedValue(ValueKind.ADDRESS, found[1]) for found in _AFTER_A_WORD.finditer(text) if _is_named(found[1]))
    yield from (ProtectedValue(ValueKind.PLACE, found[0]) for found in _HOUSE.finditer(text) if _is_named(found[0]))
    for kind, pattern in (
        (ValueKind.POSTCODE, _POSTCODE), (ValueKind.PHONE, _PHONE), (ValueKind.EMAIL, _EMAIL), (ValueKind.VEHICLE, _VEHICLE),
        (ValueKind.THREE_WORDS, _THREE_WORDS), (ValueKind.NAME, _TITLED),
    ):
        yield from (ProtectedValue(kind, found[0]) for found in pattern.finditer(text))
    yield from (
        ProtectedValue(ValueKind.NAME, found[1]) for found in _TWO_NAMES.finditer(text)
        if not means_somebody(found[1]) and _COMMON.isdisjoint(found[1].casefold().split()) and all(len(word) > 2 for word in found[1].split())
    )


def street_alone(address: str) -> str:
    """An address without the number of the house: whoever knows the street knows where to look. "" where that is all there is."""
    without = re.sub(r"^(?:flat\s+\w+,?\s+)?\d{1,4}[a-z]?,?\s+", "", address, flags=re.IGNORECASE)
    return without if without != address else ""


def _is_named(found: str) -> bool:
    """Some word of it is not a common one, and none parts it: "the main road" names nothing, nor does "2 weeks in close contact"."""
    words = [word.casefold() for word in re.findall(r"[A-Za-z’'-]+", found)]
    return any(word not in _COMMON and len(word) > 2 for word in words[:-1]) and _PARTS.isdisjoint(words[:-1])


def each_once(values: Iterable[ProtectedValue]) -> tuple[ProtectedValue, ...]:
    """In a fixed order, each once."""
    return tuple(sorted(set(values)))
