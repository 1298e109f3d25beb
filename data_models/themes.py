"""Concern themes in the field's own words, mapped to the DfE children in need assessment factor codes.

Source of the codes: DfE children in need census, assessment factors (A = child, B = parent or carer, C = other).
Direction is declared on the entry (``Nature``). Where nobody declared it, a name that is itself a harm ("Neglect") says what a name that
is only a topic ("Home conditions", "Attendance") does not: docs/decisions/0013.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Theme(StrEnum):
    """What a concern is about."""

    DOMESTIC_ABUSE = "domestic_abuse"
    ADULT_MENTAL_HEALTH = "adult_mental_health"
    CHILD_MENTAL_HEALTH = "child_mental_health"
    DRUG_MISUSE = "drug_misuse"
    ALCOHOL_MISUSE = "alcohol_misuse"
    NEGLECT = "neglect"
    EMOTIONAL_ABUSE = "emotional_abuse"
    PHYSICAL_ABUSE = "physical_abuse"
    SEXUAL_ABUSE = "sexual_abuse"
    ADULT_VIOLENCE = "adult_violence"
    ADULT_SAFEGUARDING = "adult_safeguarding"
    CHILD_EXPLOITATION = "child_exploitation"
    MISSING = "missing"
    EDUCATION = "education"
    LEARNING_DISABILITY = "learning_disability"
    PREGNANCY = "pregnancy"

    @property
    def label(self) -> str:
        return _THEMES[self].label

    @property
    def factors(self) -> tuple[str, ...]:
        """DfE assessment factor codes; empty where the list has none (pregnancy, adult safeguarding, violence outside the home)."""
        return _THEMES[self].factors


class Marker(StrEnum):
    """What kind of happening an entry records, beside its theme. Coded by a person in the file, not read from the text."""

    THREAT_TO_WORKER = "threat_to_worker"
    MISSED_APPOINTMENT = "missed_appointment"
    NO_ACCESS = "no_access"
    REFUSAL = "refusal"
    ENGAGEMENT = "engagement"
    ALLEGATION = "allegation"
    CHILD_VOICE = "child_voice"
    SIBLING_VOICE = "sibling_voice"
    FAMILY_REPORT = "family_report"
    NO_FURTHER_ACTION = "no_further_action"
    CUSTODY = "custody"
    RELEASE = "release"
    CONTACT = "contact"
    REFERRAL = "referral"
    SELF_REPORT = "self_report"
    DENIAL = "denial"
    RETRACTION = "retraction"
    NOT_SUBSTANTIATED = "not_substantiated"

    @property
    def label(self) -> str:
        return _MARKERS[self][0]


@dataclass(frozen=True, slots=True)
class _Meaning:
    """``aliases`` name the same harm; ``topics`` only what a row is about, well or ill. ``label_is_topic``: so does the label."""

    label: str
    factors: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    label_is_topic: bool = False


_THEMES = {
    Theme.DOMESTIC_ABUSE: _Meaning("Domestic abuse", ("3A", "3B", "3C"), ("domestic violence", "da", "dv", "coercive control")),
    Theme.ADULT_MENTAL_HEALTH: _Meaning(
        "Adult mental health", ("4B", "4C"), ("parental mental ill-health", "adult mental ill-health", "overdose", "parental self-harm"),
        ("parental mental health", "mental health (adult)"), label_is_topic=True,
    ),
    Theme.CHILD_MENTAL_HEALTH: _Meaning(
        "Child mental health", ("4A", "15A"), ("child mental ill-health", "self-harm", "child self-harm"), ("mental health (child)",),
        label_is_topic=True,
    ),
    Theme.DRUG_MISUSE: _Meaning("Drug misuse", ("2A", "2B", "2C"), ("substance misuse", "parental substance misuse", "drug use"), ("drugs",)),
    Theme.ALCOHOL_MISUSE: _Meaning("Alcohol misuse", ("1A", "1B", "1C"), ("parental drinking", "drinking"), ("alcohol",)),
    Theme.NEGLECT: _Meaning("Neglect", ("16A",), topics=("home conditions", "physical care", "hygiene", "supervision")),
    Theme.EMOTIONAL_ABUSE: _Meaning("Emotional abuse", ("17A",), ("emotional harm", "scapegoating")),
    Theme.PHYSICAL_ABUSE: _Meaning("Physical abuse", ("18A", "18B", "18C"), ("physical harm",), ("injury",)),
    Theme.SEXUAL_ABUSE: _Meaning("Sexual abuse", ("19A", "19B", "19C"), ("sexual harm", "csa", "child sexual abuse")),
    Theme.ADULT_VIOLENCE: _Meaning("Violence and weapons", (), ("violence", "weapons", "violence to others")),
    Theme.ADULT_SAFEGUARDING: _Meaning(
        "Adult safeguarding", (), ("elder abuse", "abuse of an older relative"), ("adult at risk",), label_is_topic=True,
    ),
    Theme.CHILD_EXPLOITATION: _Meaning("Exploitation", ("11A", "12A", "13A", "24A"), ("cse", "cce", "child exploitation", "gangs")),
    Theme.MISSING: _Meaning("Missing", ("10A",), ("missing episode", "missing from home")),
    Theme.EDUCATION: _Meaning(
        "Education and attendance", (), ("neet",), ("attendance", "school attendance", "education"), label_is_topic=True,
    ),
    Theme.LEARNING_DISABILITY: _Meaning(
        "Learning disability", ("5A", "5B", "5C"), topics=("cognitive ability", "learning needs"), label_is_topic=True,
    ),
    Theme.PREGNANCY: _Meaning(
        "Pregnancy and newborn", (), topics=("pregnancy", "unborn", "pre-birth", "newborn"), label_is_topic=True,
    ),
}

_MARKERS: dict[Marker, tuple[str, tuple[str, ...]]] = {
    Marker.THREAT_TO_WORKER: ("Threat to a worker", ("threat to professional", "threat to staff", "assault on worker", "violence to staff")),
    Marker.MISSED_APPOINTMENT: ("Missed appointment", ("did not attend", "dna", "was not brought", "not attended")),
    Marker.NO_ACCESS: ("No access", ("no access visit", "access refused", "not at home")),
    Marker.REFUSAL: ("Refusal", ("refused", "declined", "refusal to engage", "non-cooperation")),
    Marker.ENGAGEMENT: ("Engagement", ("engaged", "attended", "agreed", "cooperation")),
    Marker.ALLEGATION: ("Allegation", ("disclosure",)),
    Marker.CHILD_VOICE: ("Child's voice", ("voice of the child", "child's views", "pupil voice", "wishes and feelings")),
    Marker.SIBLING_VOICE: ("Older sibling's voice", ("sibling voice", "sibling's account", "older sibling")),
    Marker.FAMILY_REPORT: ("Report by a relative", ("relative's report", "family member report", "family contact")),
    Marker.NO_FURTHER_ACTION: ("No further action", ("nfa", "no police action")),
    Marker.CUSTODY: ("Custody", ("imprisonment", "custodial sentence")),
    Marker.RELEASE: ("Release from custody", ("custody release", "prison release", "release")),
    Marker.CONTACT: ("Contact", ("contact to csc",)),
    Marker.REFERRAL: ("Referral", ("re-referral",)),
    Marker.SELF_REPORT: ("Parent's account", ("self-report", "parent reports", "self report")),
    Marker.DENIAL: ("Denial", ("denied", "denies")),
    Marker.RETRACTION: ("Retraction", ("retracted", "withdrawn", "allegation withdrawn", "statement withdrawn")),
    Marker.NOT_SUBSTANTIATED: ("Not substantiated", ("unsubstantiated", "unfounded", "not upheld", "false allegation", "not proved")),
}


SPEAKS_AGAINST = frozenset({Marker.DENIAL, Marker.RETRACTION, Marker.NOT_SUBSTANTIATED, Marker.NO_FURTHER_ACTION})
"""Markers of a row that tells what came of a concern, on the other side of it: no such row is a concern unless its author says so."""
REPORTS = frozenset({
    Marker.ALLEGATION, Marker.CHILD_VOICE, Marker.SIBLING_VOICE, Marker.FAMILY_REPORT, Marker.REFERRAL, Marker.CONTACT, Marker.THREAT_TO_WORKER,
})
"""Markers of a row that reports something itself, whatever it says came of it."""
NOT_BORNE_OUT = frozenset({Marker.RETRACTION, Marker.NOT_SUBSTANTIATED})
"""Markers of a row that says that what it is about was taken back or not found to be so. A denial and no further action say neither."""


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", text.casefold()).strip()


_THEME_BY_NAME = {
    _plain(name): theme
    for theme, meaning in _THEMES.items()
    for name in (theme.value, meaning.label, *meaning.factors, *meaning.aliases, *meaning.topics)
}
_TOPICS = frozenset(
    _plain(name) for theme, meaning in _THEMES.items()
    for name in (*meaning.topics, *((theme.value, meaning.label) if meaning.label_is_topic else ()))
)
_MARKER_BY_NAME = {
    _plain(name): marker for marker, (label, aliases) in _MARKERS.items() for name in (marker.value, label, *aliases)
}


@dataclass(frozen=True, slots=True)
class Coding:
    """What a person's category text says: themes, markers, and the parts that match neither (kept, never dropped).

    ``names_harm``: a part is the name of a harm, or a code of the DfE list of factors that an assessment found, and not only of a topic.
    """

    themes: tuple[Theme, ...] = ()
    markers: tuple[Marker, ...] = ()
    unmatched: tuple[str, ...] = ()
    names_harm: bool = False

    @property
    def reports(self) -> bool:
        """True where it reports something itself. A threat that was taken back or not found to be so was no threat."""
        telling = REPORTS - {Marker.THREAT_TO_WORKER} if not NOT_BORNE_OUT.isdisjoint(self.markers) else REPORTS
        return not telling.isdisjoint(self.markers)

    @property
    def concern(self) -> bool:
        """Whether these words alone make a row one of concern, where its author gave no direction (docs/decisions/0010 and 0013)."""
        if not self.themes:
            return False
        outcome_only = not SPEAKS_AGAINST.isdisjoint(self.markers) and not self.reports
        alleged = not {Marker.ALLEGATION, Marker.THREAT_TO_WORKER}.isdisjoint(self.markers)
        return (self.names_harm or alleged) and not outcome_only


def coding_of(texts: Iterable[str]) -> Coding:
    """Read category cells such as "Domestic abuse; Threat to a worker". Only exact names and aliases count."""
    return _coding(tuple(texts))


@lru_cache(maxsize=4096)
def _coding(texts: tuple[str, ...]) -> Coding:
    themes: dict[Theme, None] = {}
    markers: dict[Marker, None] = {}
    unmatched: dict[str, None] = {}
    names_harm = False
    for part in (part.strip() for text in texts for part in re.split(r"[;,/\n|+]| and (?=[A-Z])", text)):
        plain = _plain(part)
        if plain in _THEME_BY_NAME:
            themes[_THEME_BY_NAME[plain]] = None
            names_harm = names_harm or plain not in _TOPICS
        elif plain in _MARKER_BY_NAME:
            markers[_MARKER_BY_NAME[plain]] = None
        elif plain:
            unmatched[part] = None
    return Coding(tuple(themes), tuple(markers), tuple(unmatched), names_harm)
