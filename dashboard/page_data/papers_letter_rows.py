"""Which rows a letter addressed to nobody yet may use: without a handling label, of a child, and nothing of one adult's own health.

A letter that may be read by either parent never tells one of the other's mental health, disability, pregnancy or assessment: what concerns one
adult alone waits until the letter is for that adult.
"""

import re

from data_models.access import Sensitivity
from data_models.history import History
from data_models.people import FamilyRole
from data_models.record import Entry, Fact
from data_models.themes import Theme
from data_models.threshold_bars import means_all, named_in

OF_ONE_ADULT = frozenset({Theme.ADULT_MENTAL_HEALTH, Theme.LEARNING_DISABILITY, Theme.PREGNANCY, Theme.ADULT_SAFEGUARDING})
"""Themes that are an adult's own health or safety. Drink, drugs and violence are conduct: a row of them that names a child stays."""
_HEALTH = re.compile(
    r"\b(?:mental|psych\w*|counsel\w*|therap\w*|medica\w*|overdos\w*|self-harm\w*|depress\w*|anxi\w*|bipolar|diagnos\w*|cognitive|disabilit\w*|"
    r"pregnan\w*|detox\w*|drug tests?|tablets|personality disorder|sexual-risk|aim3)\b", re.IGNORECASE)


def unlabelled(fact: Fact) -> bool:
    return fact.sensitivity == Sensitivity.NORMAL


def of_one_adults_health(fact: Fact) -> bool:
    """Whether a row is coded as one adult's own health."""
    return isinstance(fact, Entry) and not OF_ONE_ADULT.isdisjoint(fact.themes)


def speaks_of_health(words: str) -> bool:
    """Whether words speak of anybody's health or treatment: in a letter to nobody yet they are left for a person to write."""
    return _HEALTH.search(words) is not None


def of_a_child(fact: Fact, history: History) -> bool:
    """Whether a row without a label names a child or an older sibling, or the children together, and no adult's health."""
    young = [person.label for person in history.people if person.role.is_child or person.role is FamilyRole.OLDER_SIBLING]
    return unlabelled(fact) and not of_one_adults_health(fact) and (bool(named_in(fact, young)) or means_all(fact))
