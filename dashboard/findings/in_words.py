"""Ways to say how many, when and which: one wording for every finding and page."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from data_models.dates import When
from data_models.record import Fact


def in_sentence(words: str) -> str:
    """Words within a sentence: "Parenting assessment" loses its capital, "AIM3 assessment" and "A and E letter" do not."""
    first = re.match(r"\w+", words)
    return words if first is None or len(first[0]) < 2 or not first[0][1:].islower() else words[:1].lower() + words[1:]


def listed(words: Iterable[str]) -> str:
    """"a", "a and b", "a, b and c"."""
    parts = list(words)
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def span_in_words(facts: Sequence[Fact]) -> str:
    """When the first and the last of these are dated, in the record's own words: a year stays a year."""
    return span_of(fact.happened for fact in facts)


def span_of(dates: Iterable[When]) -> str:
    """"dated 4 March 2020", "the first dated 2016, the last dated 10 December 2020", "undated"."""
    dated = [when for when in dates if when.start is not None and when.end is not None]
    if not dated:
        return "undated"
    first = min(dated, key=lambda when: (when.start or date.max, when.end or date.max))
    last = max(dated, key=lambda when: (when.end or date.min, when.start or date.min))
    if first.in_words() == last.in_words():
        return f"dated {first.in_words()}"
    return f"the first dated {first.in_words()}, the last dated {last.in_words()}"


def counted(number: int, one: str, many: str = "") -> str:
    """"1 incident", "3 incidents", "1,430 days": the plural adds s unless given."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def days_apart(earlier: When, later: When) -> str:
    """Days from one date to another: "42 days", or "between 12 and 42 days" where either is a period. Empty if not known."""
    if earlier.start is None or earlier.end is None or later.start is None or later.end is None:
        return ""
    least, most = (later.start - earlier.end).days, (later.end - earlier.start).days
    if least == most:
        return counted(most, "day")
    return f"between {max(least, 0):,} and {counted(most, 'day')}"
