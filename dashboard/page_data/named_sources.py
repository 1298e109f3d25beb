"""Which agencies an entry says that it has its news from: "police report that …", "school told us", "as reported by HV"."""

import re

from data_models.agencies import Agency, agency_named
from data_models.record import Entry

_NAMES = (
    "police", "constabulary", "children's social care", "children's services", "social care", "social services", "social worker", "csc", "mash", "sw",
    "adult social care", "health visitor", "health visiting", "hv", "school nurse", "school", "nursery", "academy", "college", "gp", "surgery",
    "hospital", "a&e", "ambulance", "ambulance service", "midwife", "midwifery", "maternity", "camhs", "cmht", "mental health", "adult mental health",
    "substance misuse service", "drug and alcohol service", "housing", "probation", "yot", "idva", "refuge", "court", "cafcass", "early help",
    "education welfare",
)
_NAMED = "|".join(re.escape(name).replace("'", "['’]?") for name in sorted(_NAMES, key=len, reverse=True))
_WORD = re.compile(r"a&e|\w+")
_NAMES_BEGIN = frozenset(_WORD.findall(name)[0] for written in _NAMES for name in (written, written.replace("'", "")))
# One word may stand between ("police officers report"), but none that turns it round ("police were told").
_TELLING = re.compile(
    rf"\b(?P<name>{_NAMED})(?:['’]s)?(?: (?!was|were|been|being|be|is|are|not|to|and|or|by|from)\w+)? "
    r"(?:reports?|reported|tells|told(?= \w)|says?|said|states?|stated|advises?|advised|discloses?|disclosed|informs|shares?|shared|rang|phoned|"
    r"telephoned|passed on|notification|notifies|referral|refers?|referred|confirms?|confirmed)\b", re.IGNORECASE)
_TOLD_BY = re.compile(
    r"\b(?:(?:reported|told|informed|advised|notified|referred|alerted|shared|seen|referral|notification|information|report|call|letter|email|"
    r"message) (?:by|from)|received from|heard from|according to|per) (?:the |a |an |her |his |their )?(?:\w+ )?"
    rf"(?P<name>{_NAMED})\b", re.IGNORECASE)


class NamedSources:
    """Reads the entries of one record, which name the same sources again and again: each wording is looked up once."""

    def __init__(self) -> None:
        self._agencies: dict[str, Agency | None] = {}

    def of(self, entry: Entry) -> frozenset[Agency]:
        """The agencies other than its own that an entry names as having told it, in its columns or its words. Empty where it names none.

        Only an agency beside a word of telling counts: that police came is not that police told.
        """
        said = {entry.reported_by, entry.source_of_information, *_told_in(entry.text)} - {""}
        if not said:  # as of most
            return frozenset()
        named = {self._agency(words) for words in said} - {None, entry.agency}
        return frozenset(agency for agency in named if agency is not None)

    def _agency(self, words: str) -> Agency | None:
        if words not in self._agencies:
            self._agencies[words] = agency_named(words)
        return self._agencies[words]


def _told_in(text: str) -> list[str]:
    """Names of agencies beside a word of telling. The search for both is slow, so it is made only where some word begins a name."""
    if _NAMES_BEGIN.isdisjoint(_WORD.findall(text.lower())):
        return []
    return [found["name"] for words in (_TELLING, _TOLD_BY) for found in words.finditer(text)]
