"""The words of an entry that say what happened: labels, roles, agencies and the phrases of every record left out, endings taken off."""

import re
from collections.abc import Collection, Mapping

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d{4,}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHORTEST = 3

# Words of grammar, and words of time that the date says better.
_GRAMMAR = """
a about above after again against ago all also although an and another any anyone are around as at away back be because been before being below
between both but by can cannot could did do does doing done down due during each either else ever every few first for from further gave get gets
getting give given go goes going gone got had has have having he her here hers herself him himself his how however if in into is it its itself
just kept last later left less like made make many may me might mine more most much must my neither never new next no nor not nothing now of off
often on once one only onto or other others our out over own part per put quite rather same second see seen self several shall she should since
so some someone something soon still such take taken than that the their theirs them themselves then there these they thing things third this
those though three through till time times to together too took towards two under until up upon us used very via was way we well went were what
when where whether which while who whom whose why will with within without would yet you your four five six seven eight nine ten am pm nobody
january february march april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun day days week weeks weekend weekends weekly month
months year years today tonight yesterday tomorrow morning afternoon evening night midday noon daily recent recently currently previously
"""
# Who is who. People are compared by their labels, agencies by who wrote and who is named, so neither counts as content.
_ROLES = """
mother mum mummy father dad daddy parent parents carer carers stepfather stepdad stepmother stepmum partner partners boyfriend girlfriend husband
wife ex grandmother gran granny nan nana grandma grandfather grandad grandpa grandparent grandparents aunt auntie uncle cousin relative relatives
family families household sibling siblings brother brothers sister sisters son sons daughter daughters child children kid kids baby babies toddler
infant boy boys girl girls teenager youth eldest oldest youngest elder older younger twin twins pupil pupils student unborn adult adults couple
man men woman women person people neighbour neighbours friend friends caller callers anonymous public member members mo fa mgm pgm mgf pgf yp cyp
police officer officers constable pc school schools nursery academy college teacher teachers headteacher staff gp doctor surgery nurse nurses health
visitor visitors midwife midwives hospital ward ambulance paramedic paramedics camhs clinic social care services service worker workers csc mash hv
sw dsl senco tutor housing landlord probation court legal agency agencies professional professionals practitioner manager chair team duty department
"""
# What every record says of itself: that something was said, written, passed on.
_RECORDING = """
said says say saying told tell tells telling reported report reports reporting recorded record records recording noted note notes stated states
stating mentioned advised advice informed inform information described describes explained notified notification notifications notify referral
referrals referred refer shared share sent send passed rang ring called call calls phone phoned telephone telephoned contact contacted contacts
spoke speak spoken discussed discussion asked ask asks heard entry log logged received letter email message visit visits visited visiting attended
attend attends attendance appointment appointments meeting home house address concern concerns concerned incident incidents case file update
updated regarding apparently alleged allegedly name named number date dated came come comes found find review assessment plan
"""
IGNORED = frozenset(f"{_GRAMMAR} {_ROLES} {_RECORDING}".split())


class ContentWords:
    """Reads the texts of one record, whose words recur: what becomes of each is worked out once. Lives no longer than that reading.

    ``labels``: names of family members, which are never content.
    """

    def __init__(self, labels: Collection[str] = ()) -> None:
        longest_first = "|".join(re.escape(label) for label in sorted(labels, key=len, reverse=True))
        self._labels = re.compile(rf"(?<!\w)(?:{longest_first})(?!\w)", re.IGNORECASE) if labels else None
        self._met: dict[str, tuple[str, str] | None] = {}

    def of(self, text: str) -> Mapping[str, str]:
        """Stem → the word as written, in the order written.

        Long numbers (a log or crime number) count; years, ages and clock times do not.
        """
        found: dict[str, str] = {}
        met = self._met
        for word in _WORD.findall(self._labels.sub(" ", text) if self._labels else text):
            if word not in met:
                met[word] = _stem_and_word(word)
            if (said := met[word]) is not None and said[0] not in found:
                found[said[0]] = said[1]
        return found


def _stem_and_word(word: str) -> tuple[str, str] | None:
    """None for a word that says nothing of what happened."""
    written = word.casefold().replace("’", "'").removesuffix("'s")
    if len(written) < _SHORTEST or written in IGNORED or _YEAR.fullmatch(written):
        return None
    return stem(written), written


def stem(word: str) -> str:
    """A word without its commonest endings: "arrested", "arresting" and "arrests" are one. Crude on purpose; it is only compared."""
    for ending, instead in (("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("ly", "")):
        base = word.removesuffix(ending)
        if base != word and len(base) >= _SHORTEST and not word.endswith("ss"):
            word = base + instead
            break
    if len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] not in "lsz":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > _SHORTEST else word
