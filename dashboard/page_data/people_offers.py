"""Whom words or a label may mean, and why, in words: offered to a person, who decides. Nothing here takes effect."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from rapidfuzz import fuzz

from dashboard.page_data.people_labels import Number, number_in_words, spelled
from data_models.people import FamilyRole, Person

_ALIKE = 90
"""Likeness of two names, 0 to 100, from which they are called much alike. It is never shown: a score would look like evidence."""
_NEAR = {
    FamilyRole.PARTNER: (FamilyRole.STEPFATHER, FamilyRole.STEPMOTHER),
    FamilyRole.STEPFATHER: (FamilyRole.PARTNER,), FamilyRole.STEPMOTHER: (FamilyRole.PARTNER,),
}
"""A mother's partner may be recorded as the stepfather, and the other way about: looked at where nobody has the very role."""
_CATCH_ALL = (FamilyRole.OTHER, FamilyRole.OTHER_RELATIVE)
"""Roles for whoever has no other: the only one recorded is not therefore the neighbour, or the aunt, who is meant."""
_WOMAN_OR_MAN = (FamilyRole.GRANDPARENT, FamilyRole.OLDER_SIBLING)
"""Roles that do not say whether a woman or a man is meant, where the words and the label often do."""
_SHE = re.compile(r"mother|mum|\bma\b|nan\b|nana|gran\b|granny|grandma|sister|aunt|girl|daughter|\b[mp]?gm\b")
_HE = re.compile(r"father|dad|\bpa\b|grandpa|brother|uncle|boy|\bson\b|\b[mp]?gf\b")
_WIFE, _HUSBAND = re.compile(r"\bwife\b|girlfriend"), re.compile(r"husband|boyfriend")
_SIDES = {"mother": re.compile(r"maternal|\bmg[mf]\b"), "father": re.compile(r"paternal|\bpg[mf]\b")}


@dataclass(frozen=True, slots=True)
class Offer:
    """The member whom words may mean, "" for none, and the reason in words. ``strong``: a reason that few people share."""

    person: str
    why: str
    strong: bool = False


NOTHING_KNOWN = Offer("", "nothing in the record says who it is")


def offer_by_role(words: str, role: FamilyRole, members: Sequence[Person]) -> Offer:
    """The only member who has the role that the words mean; nobody where several have it or none."""
    if role in _CATCH_ALL:
        return Offer("", "such words may be said of many people")
    told_apart = role in _WOMAN_OR_MAN
    fitting = [member for member in members if member.role is role and not (told_apart and _unlike(words, member.label))]
    if len(fitting) == 1:
        return Offer(fitting[0].label, f"the only {role.label} in this record")
    if fitting:
        return Offer("", f"{len(fitting)} members are recorded as {role.label}")
    near = [member for member in members if member.role in _NEAR.get(role, ()) and not _unlike_spouse(words, member.label)]
    if len(near) == 1:
        return Offer(near[0].label, f"nobody is recorded as {role.label}, and there is one {near[0].role.label}")
    return Offer("", f"no member is recorded as {role.label}")


def side_of(words: str) -> str:
    """Whose side of the family words say: "mother", "father", or "" where they do not."""
    return next((side for side, said in _SIDES.items() if said.search(words.casefold())), "")


def _unlike(words: str, label: str) -> bool:
    """True where one says a woman and the other a man: a grandfather is not the only grandparent, Grandmother C."""
    says, is_called = (bool(_SHE.search(text)) - bool(_HE.search(text)) for text in (words.casefold(), label.casefold()))
    return says * is_called < 0


def _unlike_spouse(words: str, label: str) -> bool:
    """True for "his wife" beside a stepfather: the wife is not he."""
    she, he = (bool(pattern.search(words.casefold())) for pattern in (_WIFE, _HUSBAND))
    return (she and bool(_HE.search(label.casefold()))) or (he and bool(_SHE.search(label.casefold())))


def likeness(
    label: str, rows: Sequence[Person], member: str, rows_of_member: Sequence[Person], numbers: Mapping[str, Sequence[Number]],
) -> Offer:
    """Why ``label`` may mean ``member``, the reason "" where nothing speaks for it. Twins share a birthday: a person decides."""
    same_day = next((
        one.born for one, other in product(rows, rows_of_member) if one.born.exact and other.born.exact and one.born.start == other.born.start
    ), None)
    near = next((
        (one.born, other.born) for one, other in product(rows, rows_of_member)
        if other.born.start and other.born.end and one.born.may_overlap(other.born.start, other.born.end)
    ), None)
    shared = [kind for kind, value in numbers.get(spelled(label), ()) if (kind, value) in numbers.get(spelled(member), ())]
    strong = [
        *([f"born on the same day, {same_day.in_words()}"] if same_day else []),
        *(f"the same {number_in_words(kind)}" for kind in shared),
        *(["the labels are spelled much alike"] if _alike(label, member) else []),
    ]
    weak = [f"born {near[0].in_words()}, and the member {near[1].in_words()}"] if near and not same_day else []
    return Offer(member, "; ".join((*strong, *weak)), strong=bool(strong))


def same_source(rows: Sequence[Person], others: Sequence[Person]) -> bool:
    """True where one file has a row for each: it tells them apart."""
    return bool({row.source.file for row in rows} & {row.source.file for row in others})


def _alike(label: str, member: str) -> bool:
    """Labels such as Child X1 and Child X2 are alike on purpose, so their numbers must agree."""
    one, other = (re.sub(r"[^a-z0-9]", "", spelled(text)) for text in (label, member))
    return re.sub(r"\D", "", one) == re.sub(r"\D", "", other) and fuzz.ratio(one, other) >= _ALIKE
