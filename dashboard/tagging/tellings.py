"""The markers that follow from who says what: an allegation, a denial, a parent's account of themselves, a child's own words."""

from collections.abc import Iterator, Sequence

from dashboard.tagging.lexicon import lexicon
from dashboard.tagging.line import Line
from dashboard.tagging.naming import Named
from dashboard.tagging.stances import Account, Reader
from dashboard.tagging.voices import Voice, voices
from data_models.suggestion import Stance, SuggestionKind
from data_models.themes import Marker, Theme

_OWN = frozenset({
    Theme.ADULT_MENTAL_HEALTH, Theme.DRUG_MISUSE, Theme.ALCOHOL_MISUSE, Theme.PREGNANCY, Theme.LEARNING_DISABILITY, Theme.ADULT_VIOLENCE,
})
"""What people tell of themselves; the rest is told of others, unless it is long past or admitted."""
_HARMS = frozenset({
    Theme.NEGLECT, Theme.EMOTIONAL_ABUSE, Theme.PHYSICAL_ABUSE, Theme.SEXUAL_ABUSE, Theme.CHILD_EXPLOITATION, Theme.DOMESTIC_ABUSE,
})
"""A disclosure of any of these is an allegation; of low mood or drinking it is not."""
_NOT_OF = {"mother": ("he", "his", "him"), "stepmother": ("he", "his", "him"), "father": ("she", "her"), "stepfather": ("she", "her")}
"""Words between that speak of somebody else."""
_TO_A_CHILD = frozenset({"mum", "mummy", "dad", "daddy", "stepdad"})
_RIGHT_AFTER = 3
_SPOKEN = frozenset({"says", "insists", "admits"})
_ALLEGING = frozenset({"allege", "accuse", "claimed", "disclosure"})
_OTHERS = frozenset({Voice.PARENT, Voice.CHILD, Voice.RELATIVE, Voice.PUBLIC})

Words = tuple[int, int]
"""First token, and the token after the last."""


def tellings(reader: Reader, everything: Sequence[Named]) -> Iterator[tuple[Marker, Words]]:
    """Each marker with the words it rests on."""
    line = reader.line
    told = [(one, one.reading.account) for one in everything if one.code.kind is SuggestionKind.THEME and one.reading.account]
    for one, account in told:
        said = (account.cue.start, account.cue.end)
        if _accuses(one, account, line) and one.reading.stance in (Stance.ALLEGED, Stance.PAST):
            yield Marker.ALLEGATION, (one.span.start, one.span.end)
        if one.reading.stance is Stance.DENIED:
            yield Marker.DENIAL, said
        elif _of_themselves(one, account, line) and not _retold(account, reader) and not _childs(account, line):
            yield Marker.SELF_REPORT, said
    for account in reader.accounts:
        tells = any(theirs is account for _, theirs in told)
        speaks = account.kind in _SPOKEN or line.norms[account.cue.start] in _ALLEGING
        if speaks and _childs(account, line) and (tells or _worth_a_voice(account, line)):
            yield Marker.CHILD_VOICE, (account.cue.start, account.cue.end)


def _accuses(one: Named, account: Account, line: Line) -> bool:
    """True where somebody tells of what another did; admitting it accuses nobody else."""
    disclosed = one.code.value in _HARMS and line.norms[account.cue.start] == "disclose"
    return (one.term.act or disclosed) and account.kind != "admits"


def _of_themselves(one: Named, account: Account, line: Line) -> bool:
    """True where an adult of the family tells of themselves: nobody else is named between the word of saying and the thing said."""
    admits = account.kind == "admits"
    by_an_adult = account.voice in (Voice.PARENT, Voice.PRONOUN) or (admits and account.voice in (None, Voice.PROFESSIONAL))
    if not by_an_adult or account.kind not in _SPOKEN:
        return False
    if not admits and (one.term.act or (one.code.value not in _OWN and one.reading.stance is not Stance.PAST)):
        return False
    others = _NOT_OF.get(account.speaker.norm, ()) if account.speaker else ()
    if any(word in others for word in line.texts(account.cue.end, one.span.start)):
        return False
    return not any(voices().get(norm) in _OTHERS for norm in line.norms[account.cue.end:one.span.start])


def _retold(account: Account, reader: Reader) -> bool:
    """True where somebody else tells of the telling: "F said mum tells her …"."""
    sentence = reader.line.sentence(account.cue.start)
    return any(
        earlier.voice in (Voice.CHILD, Voice.RELATIVE, Voice.PUBLIC) and sentence.start <= earlier.cue.start < account.cue.start
        for earlier in reader.accounts
    )


def _childs(account: Account, line: Line) -> bool:
    """A child's words, or words only a child would use: "He told me dad has …", since adults are written by role."""
    if account.voice is Voice.CHILD:
        return True
    cue = account.cue
    if account.voice is not Voice.PRONOUN or account.speaker is None or line.norms[cue.start] not in ("say", "tell"):
        return False
    before = {voices().get(norm) for norm in line.norms[:account.speaker.start]}
    nobody_else = Voice.CHILD in before and before.isdisjoint(_OTHERS - {Voice.CHILD})
    return nobody_else or any(word in _TO_A_CHILD for word in line.texts(cue.end, min(cue.end + _RIGHT_AFTER, len(line.norms))))


def _worth_a_voice(account: Account, line: Line) -> bool:
    """True where the words that follow are about home, family or feelings: small talk is no child's voice."""
    return not lexicon().home_words.isdisjoint(line.norms[account.cue.end:line.sentence(account.cue.start).stop])
