"""Themes suggested from free text: a lexicon over a blank spaCy pipeline, always with the words that matched."""

from dashboard.tagging.lexicon import lexicon
from dashboard.tagging.suggesting import suggest

LEXICON_VERSION: str = lexicon().version

__all__ = ["LEXICON_VERSION", "suggest"]
