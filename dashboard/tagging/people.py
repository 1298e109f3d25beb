"""How a text names people: by a role ("Mo", "mother's partner"), or by a name said only in passing ("a man called …").

Rules only, over the words as written. A member's own label ("Child X1") is not reported: the record finds those by itself. Professionals
are not family, and are passed over.
"""

import re
from dataclasses import dataclass

from data_models.people import FamilyRole

ROLE, NAMED = "role", "named"
LONGEST = 100_000
"""Characters of one text that are read."""


@dataclass(frozen=True, slots=True)
class Mention:
    """``words`` as written, at ``start`` to ``end`` in the text. ``role``: whom the words would mean, None where they do not say."""

    words: str
    start: int
    end: int
    role: FamilyRole | None
    kind: str


_ROLES: tuple[tuple[FamilyRole, str], ...] = (
    (FamilyRole.GRANDPARENT, r"(?:maternal |paternal )?(?:grand(?:mother|father|parents?|ma|pa|dad|mum)|nan(?:na|ny)?|granny)|[MP]G[MFP]s?"),
    (FamilyRole.OTHER, r"(?:(?:mother|mum|mo)(?:'s|’s)|her|his) (?:ex|former|previous)[- ](?:partner|husband|boyfriend)"),
    (FamilyRole.OTHER, r"(?:her|his) (?:partner|boyfriend|husband)(?: of that time| at the time| then)"),
    (FamilyRole.PARTNER,
     r"(?:(?:mother|mum|mo|father|dad|fa)(?:'s|’s)|her|his) (?:new |current |male )?(?:partner|boyfriend|girlfriend)|MP|FP"),
    (FamilyRole.STEPFATHER, r"step-?(?:father|dad)"),
    (FamilyRole.STEPMOTHER, r"step-?(?:mother|mum)"),
    (FamilyRole.OLDER_SIBLING, r"(?:older|elder|eldest|big) (?:sister|brother|sibling|half-(?:sister|brother|sibling))"),
    (FamilyRole.MOTHER, r"mother|mum|mummy|mo|mom|birth mother"),
    (FamilyRole.FATHER, r"father|dad|daddy|fa|birth father"),
    (FamilyRole.OTHER_RELATIVE, r"(?:maternal |paternal )?(?:aunt(?:ie|y)?|uncle|cousin)"),
    (FamilyRole.OTHER, r"(?:the |a )?lodger|(?:mother|mum|mo|father|dad|fa)(?:'s|’s) (?:friend|mate)"),
)
_ABBREVIATIONS = frozenset({"mo", "fa", "mp", "fp"})
"""Too short to be read in any case: they count only as practitioners write them."""

_ROLE_WORDS = re.compile(
    r"(?<![\w’'-])(?<!['’]s )(?:" + "|".join(f"(?P<r{number}>{words})" for number, (_, words) in enumerate(_ROLES)) + r")(?![\w-]| [A-Z]\d?\b)", re.IGNORECASE)
_GIVEN = r"[A-Z][a-z]{1,14}(?:[- ][A-Z][a-z]{1,14})?"
_NAMED = re.compile(
    rf"\b(?:called|named|known as|goes by|by the name of) (?P<called>{_GIVEN})"
    rf"|\b(?P<relative>(?:[Uu]ncle|[Aa]unt(?:ie|y)?|[Nn]an|[Gg]randad) {_GIVEN})"
    rf"|\b(?:boyfriend|girlfriend|partner|friend|lodger|neighbour|mate|cousin|man|woman|male|female),? (?P<other>{_GIVEN})"
    r"(?=[,.;:)]| (?:was|is|and|who|has|had|came|there)\b)")
_NOT_A_NAME = frozenset(
    "The This That These Those She He They His Her It Police School Health Social Worker Officer Officers Child Children Mother Father Mum Dad Mo Fa Sw "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December "
    "Stepfather Stepmother Grandmother Grandfather Family Nursery Hospital Housing Probation Doctor Nurse Teacher Deputy Head".split()
)


def mentions_in(text: str) -> tuple[Mention, ...]:
    """Every way in which the text names somebody of a family, in order. Never raises."""
    read = text[:LONGEST]
    named = _by_name(read)
    roles = [role for role in _by_role(read) if not any(name.start <= role.start < name.end for name in named)]
    return tuple(sorted([*roles, *named], key=lambda mention: (mention.start, mention.end)))


def _by_role(text: str) -> list[Mention]:
    mentions = []
    for match in _ROLE_WORDS.finditer(text):
        words = match[0]
        if words.casefold() in _ABBREVIATIONS and not words[0].isupper():
            continue
        role = _ROLES[int(str(match.lastgroup)[1:])][0]
        mentions.append(Mention(words, match.start(), match.end(), role, ROLE))
    return mentions


def _by_name(text: str) -> list[Mention]:
    mentions = []
    for match in _NAMED.finditer(text):
        group = str(match.lastgroup)
        words = match[group]
        if words.split()[-1] not in _NOT_A_NAME and words.split()[0] not in _NOT_A_NAME:
            mentions.append(Mention(words, match.start(group), match.end(group), None, NAMED))
    return mentions
