"""Which rows a letter addressed to nobody yet may use: without a handling label, of a child, and nothing of one adult's own health.

A letter that may be read by either parent never tells one of the other's mental health, disability, pregnancy or assessment: what concerns one
adult alone waits until the letter is for that adult.
"""

import re

from dashboard.findings.reading import Reading
from data_models.access import Sensitivity
from data_models.history import History
from data_models.record import Entry, Fact
from data_models.themes import Theme
from data_models.threshold_bars import means_all, named_in

OF_ONE_ADULT = frozenset({Theme.ADULT_MENTAL_HEALTH, Theme.LEARNING_DISABILITY, Theme.PREGNANCY, Theme.ADULT_SAFEGUARDING})
"""Themes that are an adult's own health or safety. Drink, drugs and violence are conduct: a row of them that names a child stays."""
_HEALTH = re.compile(
    r"\b(?:mental|psych\w*|counsel\w*|therap\w*|medic\w*|diagnos\w*|prescri\w*|tablets?|pills?|inject\w*|"
    r"depress\w*|anti-?depress\w*|anxi\w*|bipolar|schizo\w*|manic|mania|paranoi\w*|delusion\w*|hallucinat\w*|hear(?:s|ing)? voices|breakdown|"
    r"panic attacks?|ocd|ptsd|trauma\w*|personality disorder|eating disorder|anorexi\w*|bulimi\w*|cmht|crisis team|community treatment|"
    r"overdos\w*|od|suicid\w*|self[- ]?(?:harm|injur)\w*|cut(?:s|ting)? (?:her|him|them)sel(?:f|ves)|harm(?:s|ed|ing)? (?:her|him|them)sel(?:f|ves)|"
    r"(?:tak|end)(?:e|es|ing|ed|en)? (?:her|his|their) (?:own )?li(?:fe|ves)|took (?:her|his|their) (?:own )?li(?:fe|ves)|"
    r"sectioned|section (?:2|3|5|117|135|136)|in-?patient|out-?patient|"
    r"cognitive|iq|disab\w*|learning (?:difficult\w*|needs)|autis\w*|asperger\w*|adhd|neuro\w*|brain|dementia|alzheimer\w*|"
    r"hiv|aids|hepatitis|std|stds|sti|stis|chlamydia|gonorrh\w*|syphilis|epilep\w*|seizures?|diabet\w*|insulin|cancer|chemo\w*|tumou?rs?|stroke|"
    r"blood tests?|illness(?:es)?|(?:ill|illness|unwell)(?![- ]treat)|surgery|(?<!ill-)(?<!ill )treatment(?! of (?:the |her |his |their )?child)|"
    r"pregnan\w*|unborn|contracepti\w*|fertility|ivf|sterili\w*|terminat\w*|abort\w*|miscarr\w*|still-?birth\w*|stillborn|"
    r"(?:post|ante|pre|peri)[- ]?(?:natal|partum)\w*|"
    r"detox\w*|rehab\w*|addict\w*|alcoholi\w*|(?:alcohol|drug|drink|opiate|heroin|substance)[- ]?"
    r"(?:dependen\w*|treatment|service|worker|tests?|tested|testing)|methadone|subutex|buprenorphine|naloxone|needle exchange|"
    r"relaps\w*|in recovery|hair[- ]strand\w*|urine (?:tests?|samples?|screens?)|"
    r"tested (?:positive|negative|clean)|sexual-risk|aim3)\b", re.IGNORECASE)
"""Words of health and treatment. They err towards asking, as all lists of words by which a person is asked do (data_models/told_words.py): a word
too many leaves a person something to write, a word too few tells one adult of the other's health."""


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
    young = history.made(Reading).young_labels
    return unlabelled(fact) and not of_one_adults_health(fact) and (bool(named_in(fact, young)) or means_all(fact))
