"""Concern themes in the field's own words, mapped to the DfE children in need assessment factor codes.

Source of the codes: DfE children in need census, assessment factors (A = child, B = parent or carer, C = other).
Direction is declared on the entry (``Nature``), never read out of a theme's name.
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
    label: str
    factors: tuple[str, ...]
    aliases: tuple[str, ...] = ()


_THEMES = {
    Theme.DOMESTIC_ABUSE: _Meaning("Domestic abuse", ("3A", "3B", "3C"), ("domestic violence", "da", "dv", "coercive control")),
    Theme.ADULT_MENTAL_HEALTH: _Meaning(
        "Adult mental health", ("4B", "4C"),
        ("parental mental health", "parental mental ill-health", "adult mental ill-health", "overdose", "parental self-harm",
         "mental health (adult)"),
    ),
    Theme.CHILD_MENTAL_HEALTH: _Meaning(
        "Child mental health", ("4A", "15A"), ("child mental ill-health", "self-harm", "child self-harm", "mental health (child)"),
    ),
    Theme.DRUG_MISUSE: _Meaning("Drug misuse", ("2A", "2B", "2C"), ("drugs", "substance misuse", "parental substance misuse", "drug use")),
    Theme.ALCOHOL_MISUSE: _Meaning("Alcohol misuse", ("1A", "1B", "1C"), ("alcohol", "parental drinking", "drinking")),
    Theme.NEGLECT: _Meaning("Neglect", ("16A",), ("home conditions", "physical care", "hygiene", "supervision")),
    Theme.EMOTIONAL_ABUSE: _Meaning("Emotional abuse", ("17A",), ("emotional harm", "scapegoating")),
    Theme.PHYSICAL_ABUSE: _Meaning("Physical abuse", ("18A", "18B", "18C"), ("physical harm", "injury")),
    Theme.SEXUAL_ABUSE: _Meaning("Sexual abuse", ("19A", "19B", "19C"), ("sexual harm", "csa", "child sexual abuse")),
    Theme.ADULT_VIOLENCE: _Meaning("Violence and weapons", (), ("violence", "weapons", "violence to others")),
    Theme.ADULT_SAFEGUARDING: _Meaning("Adult safeguarding", (), ("adult at risk", "elder abuse", "abuse of an older relative")),
    Theme.CHILD_EXPLOITATION: _Meaning("Exploitation", ("11A", "12A", "13A", "24A"), ("cse", "cce", "child exploitation", "gangs")),
    Theme.MISSING: _Meaning("Missing", ("10A",), ("missing episode", "missing from home")),
    Theme.EDUCATION: _Meaning("Education and attendance", (), ("attendance", "school attendance", "neet", "education")),
    Theme.LEARNING_DISABILITY: _Meaning("Learning disability", ("5A", "5B", "5C"), ("cognitive ability", "learning needs")),
    Theme.PREGNANCY: _Meaning("Pregnancy and newborn", (), ("pregnancy", "unborn", "pre-birth", "newborn")),
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


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", text.casefold()).strip()


_THEME_BY_NAME = {
    _plain(name): theme
    for theme, meaning in _THEMES.items()
    for name in (theme.value, meaning.label, *meaning.factors, *meaning.aliases)
}
_MARKER_BY_NAME = {
    _plain(name): marker for marker, (label, aliases) in _MARKERS.items() for name in (marker.value, label, *aliases)
}


@dataclass(frozen=True, slots=True)
class Coding:
    """What a person's category text says: themes, markers, and the parts that match neither (kept, never dropped)."""

    themes: tuple[Theme, ...] = ()
    markers: tuple[Marker, ...] = ()
    unmatched: tuple[str, ...] = ()


def coding_of(texts: Iterable[str]) -> Coding:
    """Read category cells such as "Domestic abuse; Threat to a worker". Only exact names and aliases count."""
    return _coding(tuple(texts))


@lru_cache(maxsize=4096)
def _coding(texts: tuple[str, ...]) -> Coding:
    themes: dict[Theme, None] = {}
    markers: dict[Marker, None] = {}
    unmatched: dict[str, None] = {}
    for part in (part.strip() for text in texts for part in re.split(r"[;,/\n|+]| and (?=[A-Z])", text)):
        plain = _plain(part)
        if plain in _THEME_BY_NAME:
            themes[_THEME_BY_NAME[plain]] = None
        elif plain in _MARKER_BY_NAME:
            markers[_MARKER_BY_NAME[plain]] = None
        elif plain:
            unmatched[part] = None
    return Coding(tuple(themes), tuple(markers), tuple(unmatched))
