"""Themes suggested from free text: a lexicon over a blank spaCy pipeline, always with the words that matched."""

from dashboard.tagging.lexicon import words_file
from dashboard.tagging.suggesting import suggest

LEXICON_VERSION: str = words_file("lexicon")["version"]
"""The version of the word lists. It changes whenever a list does, so that texts can be read anew."""

__all__ = ["LEXICON_VERSION", "suggest"]
