"""Whose an entry on an adult's own theme is: what is recorded of one adult is never said of another, and what names several says of none."""

from collections import Counter
from collections.abc import Iterable

from dashboard.findings.in_words import counted, listed
from dashboard.findings.reading import Reading
from data_models.record import Entry
from data_models.themes import Theme

OF_AN_ADULT = frozenset({
    Theme.ADULT_MENTAL_HEALTH, Theme.DRUG_MISUSE, Theme.ALCOHOL_MISUSE, Theme.ADULT_VIOLENCE, Theme.LEARNING_DISABILITY, Theme.PREGNANCY,
    Theme.ADULT_SAFEGUARDING,
})
"""Themes of how one adult is or what one adult does. Abuse within a home has two sides, and stands apart."""
WHO_IS_NAMED = OF_AN_ADULT | {Theme.DOMESTIC_ABUSE}
"""Themes of which it is said whom the entries name: abuse within one home and within an earlier one are not one and the same."""
OF_A_CHILD = frozenset({Theme.CHILD_MENTAL_HEALTH, Theme.EDUCATION, Theme.MISSING, Theme.CHILD_EXPLOITATION})
"""Themes of how one child is or what one child does: of these it is said which children the entries name."""

_IN_THEIR_WORDS = {
    True: "whose it is may stand in {} words and is not counted here",
    False: "who did what to whom may stand in {} words and is not counted here",
}


def _named_in(reading: Reading, theme: Theme, entry: Entry) -> tuple[str, ...]:
    if theme not in OF_A_CHILD:
        return adults_in(reading, entry)
    return tuple([person.label for person in reading.history.people if person.label in reading.young_labels and person.label in entry.people])


def adults_in(reading: Reading, entry: Entry) -> tuple[str, ...]:
    """The adults of the family whom an entry names, in the order of the family."""
    return tuple([label for label in reading.adult_labels if label in entry.people])


def whose_alone(reading: Reading, entry: Entry) -> str:
    """The one adult of the family whom an entry names; "" where it names none or several."""
    named = adults_in(reading, entry)
    return named[0] if len(named) == 1 else ""


def whose_in_words(reading: Reading, theme: Theme, entries: Iterable[Entry]) -> str:
    """" Of these entries 12 name Mother X and no other adult and 1 names several adults: whose it is may stand in its words …"

    On a theme that is one child's own, the same of the children.

    What an entry that names several says of each is in its words, which this count does not read. Nothing for a theme that is about no adult,
    and nothing where no entry names an adult: then none is said to be anybody's.
    """
    rows = tuple(entries)
    if theme not in WHO_IS_NAMED and theme not in OF_A_CHILD:
        return ""
    whom, everyone = ("child", "children") if theme in OF_A_CHILD else ("adult", "adults")
    named = [_named_in(reading, theme, entry) for entry in rows]
    alone = Counter(labels[0] for labels in named if len(labels) == 1)
    several = sum(1 for labels in named if len(labels) > 1)
    nobody = len(rows) - several - sum(alone.values())
    if not several and not alone:
        return ""
    if len(alone) == 1 and not several and not nobody:
        return f" {'This entry names' if len(rows) == 1 else 'Each of these entries names'} {next(iter(alone))} and no other {whom}."
    said = [f"{counted(number, 'names', 'name')} {label} and no other {whom}" for label, number in alone.items()]
    if nobody:
        said.append(f"{counted(nobody, 'names', 'name')} no {whom} of the family")
    if several:
        words = _IN_THEIR_WORDS[theme is not Theme.DOMESTIC_ABUSE].format("its" if several == 1 else "their")
        said.append(f"{counted(several, 'names', 'name')} several {everyone}: {words}")
    return f" Of these entries {listed(said)}."
