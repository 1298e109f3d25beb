"""Canaries: invented addresses, numbers, names and places in the many spellings in which they leave offices by mistake."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from rapidfuzz.distance import Levenshtein

from data_models.protected import ProtectedValue, ValueKind

_FIRST = ("Thorn", "Hazel", "Marl", "Elder", "Bram", "Wych", "Fern", "Larks", "Quarry", "Orchard", "Sedge", "Hollow", "Copper", "Willow", "Ashen",
          "Rook")
_SECOND = ("wick", "bury", "stone", "field", "combe", "mere", "ford", "hurst", "worth", "ley", "den", "croft", "bourne", "stead", "grave", "mouth")
_TYPES = (("Road", "Rd"), ("Street", "St"), ("Avenue", "Ave"), ("Lane", "Ln"), ("Crescent", "Cres"), ("Terrace", "Ter"), ("Drive", "Dr"))
_NAMES = ("Perpetua", "Thaddeus", "Ottoline", "Lysander", "Philippa", "Barnabas", "Griselda", "Cornelius")
_WORDS = ("lantern", "pebble", "thicket", "saddle", "marble", "walnut", "copper", "ribbon", "harvest", "puddle", "cinder", "anchor")
_ONES = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
         "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_MOST_WRONG = 3
_LIKE = str.maketrans("aeopcyx", "аеорсух")


@dataclass(frozen=True, slots=True)
class Canary:
    """What one family must keep from somebody. Nobody lives there: the streets, names and numbers are made up, the numbers from ranges kept
    for fiction."""

    number: int
    street: str
    kind: tuple[str, str]
    postcode: str
    phone: str
    vehicle: str
    email: str
    school: str
    name: str
    three_words: str

    @property
    def address(self) -> str:
        return f"{self.number} {self.street} {self.kind[0]}"

    def values(self) -> tuple[ProtectedValue, ...]:
        """As staff would type them, or a row would hold them."""
        return (
            ProtectedValue(ValueKind.ADDRESS, self.address), ProtectedValue(ValueKind.POSTCODE, self.postcode),
            ProtectedValue(ValueKind.PHONE, self.phone), ProtectedValue(ValueKind.VEHICLE, self.vehicle), ProtectedValue(ValueKind.EMAIL, self.email),
            ProtectedValue(ValueKind.PLACE, self.school), ProtectedValue(ValueKind.NAME, self.name),
            ProtectedValue(ValueKind.THREE_WORDS, self.three_words),
        )


def canary(chance: Random) -> Canary:
    street = chance.choice(_FIRST) + chance.choice(_SECOND)
    first, last = chance.choice(_NAMES), chance.choice(_FIRST) + chance.choice(_SECOND)
    return Canary(
        number=chance.randrange(2, 99), street=street, kind=chance.choice(_TYPES),
        postcode=f"Z{chance.choice('XYW')}{chance.randrange(1, 9)} {chance.randrange(1, 9)}{chance.choice('ABDEFGH')}{chance.choice('JLNPQRS')}",
        phone=f"07700 900{chance.randrange(100, 999)}", vehicle=f"Z{chance.choice('XYW')}{chance.randrange(10, 75)} {chance.choice('ABC')}QZ",
        email=f"{first.casefold()}.{last.casefold()}@example.org", school=f"{chance.choice(_FIRST)}{chance.choice(_SECOND)} Primary School",
        name=f"{first} {last}", three_words="///" + ".".join(chance.sample(_WORDS, 3)),
    )


def canaries_apart(chance: Random, count: int) -> list[Canary]:
    """So many canaries, none of which is like another in anything it keeps, however misspelt: what is found is found for one of them alone."""
    apart: list[Canary] = []
    while len(apart) < count:
        one = canary(chance)
        if not any(_alike(one, other) for other in apart):
            apart.append(one)
    return apart


def _alike(one: Canary, other: Canary) -> bool:
    """Alike enough for one to be found for the other, with letters of both wrong."""
    return (
        one.number == other.number or one.phone == other.phone
        or any(Levenshtein.distance(mine, yours) <= _MOST_WRONG for mine in _proper(one) for yours in _proper(other))
        or any(Levenshtein.distance(mine, yours) <= 1 for mine, yours in ((one.postcode, other.postcode), (one.vehicle, other.vehicle)))
        or set(one.three_words[3:].split(".")) == set(other.three_words[3:].split("."))
    )


def _proper(one: Canary) -> tuple[str, str, str]:
    return one.street, one.school.split()[0], one.name.split()[1]


def _wrong(word: str, letters: int) -> str:
    """Two letters in the middle exchanged for others."""
    swapped = list(word)
    for at in (3, 5)[:letters]:
        swapped[at] = "z" if swapped[at] != "z" else "k"
    return "".join(swapped)


def _in_words(number: int) -> str:
    return _ONES[number] if number < 20 else f"{_TENS[number // 10]}-{_ONES[number % 10]}".rstrip("-")


FORMS: Mapping[str, Callable[[Canary], str]] = {
    "as written": lambda one: f"{one.address}, {one.postcode}",
    "capitals": lambda one: one.address.upper(),
    "small letters": lambda one: one.address.lower(),
    "over two lines": lambda one: f"{one.number} {one.street[:4]}\n{one.street[4:]}\n{one.kind[0]}",
    "without postcode": lambda one: one.address,
    "without number": lambda one: f"{one.street} {one.kind[0]}",
    "one letter wrong": lambda one: f"{one.number} {_wrong(one.street, 1)} {one.kind[0]}",
    "two letters wrong": lambda one: f"{one.number} {_wrong(one.street, 2)} {one.kind[0]}",
    "short form": lambda one: f"{one.number} {one.street} {one.kind[1]}.",
    "postcode unspaced": lambda one: one.postcode.replace(" ", ""),
    "postcode spaced out": lambda one: " ".join(one.postcode.replace(" ", "")),
    "letters that look alike": lambda one: f"{one.number} {one.street.translate(_LIKE)} {one.kind[0]}",
    "wide letters": lambda one: "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in one.address),
    "signs that are not seen": lambda one: f"{one.number} {one.street[:3]}\u200b{one.street[3:5]}\u00ad{one.street[5:]} {one.kind[0]}",
    "number in words": lambda one: f"{_in_words(one.number)} {one.street} {one.kind[0]}",
    "hyphens": lambda one: f"{one.number}-{one.street[:4]}-{one.street[4:]}-{one.kind[0]}",
    "turned round": lambda one: f"{one.kind[0]} {one.street}, {one.number}",
    "three words": lambda one: one.three_words.strip("/"),
    "telephone with the country": lambda one: f"+44 {one.phone[1:5]} {one.phone[6:9]} {one.phone[9:]}",
    "telephone in groups": lambda one: "-".join((one.phone[:3], one.phone[3:5], one.phone[6:])),
    "vehicle": lambda one: one.vehicle.replace(" ", "").lower(),
    "e-mail in words": lambda one: one.email.replace(".", " dot ").replace("@", " at "),
    "school": lambda one: one.school.removesuffix(" School"),
    "name turned round": lambda one: ", ".join(reversed(one.name.split())),
    "name misspelt": lambda one: f"{one.name.split()[0]} {_wrong(one.name.split()[1], 1)}",
}
"""Every form of a canary. Two letters wrong may pass at most once in a hundred; no other form ever."""
MAY_SLIP = frozenset({"two letters wrong"})
