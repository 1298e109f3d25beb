"""Which code a found wording takes, where that depends on whose it is and on what else the line says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span

from dashboard.tagging.lexicon import Code, Term
from dashboard.tagging.line import Line
from dashboard.tagging.stances import Reader, Reading
from dashboard.tagging.voices import Voice, voices
from data_models.record import Seen
from data_models.suggestion import Stance, SuggestionKind
from data_models.themes import Marker, Theme

_JUST_AFTER = 6
"""Words after a wording that still say whose it is: "thoughts of self-harm in a 14 year old"."""
_ADULTS = frozenset({Voice.PARENT, Voice.RELATIVE})
_FAMILY = _ADULTS | {Voice.PRONOUN, Voice.PUBLIC}
_AUXILIARY = frozenset({"have", "has", "had", "did", "do", "does", "he"})
_SUBJECT = 3
"""Words in which a verb's subject stands before it."""
_COUPLE = frozenset({"partner", "expartner", "former_partner", "relationship", "separated", "marriage"})
_BOTH = frozenset({"mother", "father"})
_MEDICINES = frozenset({"medication", "meds", "medicine", "medicines", "tablet", "prescription"})
_KIN_AND_NEIGHBOURS = frozenset({"relative", "neighbour"})
_HELPING = frozenset({"do", "not", "n't", "have", "be", "will", "would", "never", "still", "also", "always"})
_UNSEEN = frozenset({"not", "n't", "never", "last"})
_OTHER_ABUSE = frozenset({"financially", "emotionally", "verbally", "domestically", "physically"})
_SOFT = frozenset({"water", "milk", "squash", "juice", "tea", "coffee", "fluids", "pop", "cup", "bottles"})
_OWN_WORD = {"mother": "her", "grandmother": "her", "woman": "her", "stepmother": "her", "father": "his", "grandfather": "his", "stepfather": "his"}
_BREAKS = frozenset({"smash", "broke", "broken", "fracture", "dislocated", "burn", "cut"})
_OF_ONE_PERSON = frozenset({Theme.PREGNANCY, Theme.ADULT_MENTAL_HEALTH, Theme.LEARNING_DISABILITY, Marker.CUSTODY, Marker.RELEASE})
_BABIES = frozenset({"baby", "#newborn"})
_NOBODYS = frozenset({"parent", "adult"})
_FOR_CHILDREN = frozenset({"camhs", "school", "#yeargroup"})
_AT_SCHOOL = frozenset({"school_nurse", "teacher", "class_teacher", "form_tutor", "tutor", "pastoral_lead", "head_of_year", "learning_mentor"})
_FROM_SCHOOL = frozenset({"exclude", "suspend"})
_VIOLENCE = frozenset({Theme.DOMESTIC_ABUSE, Theme.PHYSICAL_ABUSE, Theme.ADULT_VIOLENCE})
_MENTAL_HEALTH = frozenset({Theme.ADULT_MENTAL_HEALTH, Theme.CHILD_MENTAL_HEALTH})
_FAMILYS_OWN = frozenset({Marker.MISSED_APPOINTMENT, Marker.REFUSAL})
_SHORT_FOR_IT = frozenset({"DNA", "DNAs", "DNA'd", "DNAd", "WNB", "WNBs", "FTA", "UTA"})
"""After the name of a service these tell of its appointment: "CAMHS DNA x2"."""
_AWAY = frozenset({"sick", "unwell", "unavailable", "sickness"})
"""Soon after a service these tell why nobody was met."""
_VERBS = frozenset({"do", "not", "n't", "have", "fail", "failed", "fails", "failing", "never", "miss", "cancel", "be", "forgot", "forgotten"})
_PLACES = frozenset({"clinic", "service", "team", "practice"})
_NOT_ITS_DOING = frozenset({"be", ":", ",", "-", "(", "and", "that", "appointment", "visit", "session", "meeting"})
"""After a service these make it somebody else's doing: "GP: did not attend", "IDVA was declined"."""
_TO_A_SERVICE = frozenset({"to", "with", "by", "for", "of", "from", "see", "tell", "let", "no", "at", "about", "offered", "informed"})
_ARTICLES = frozenset({"the", "a", "an", "them", "this", "that"})
_NOT_BESIDE_ELDER = _VIOLENCE | {Theme.EMOTIONAL_ABUSE, Theme.NEGLECT, Theme.SEXUAL_ABUSE}


@dataclass(frozen=True, slots=True)
class Named:
    """A wording with the code it takes."""

    code: Code
    span: Span
    term: Term
    reading: Reading

    def touches(self, other: "Named") -> bool:
        """True where the two share a word."""
        return self.span.start < other.span.end and other.span.start < self.span.end


def named(reader: Reader) -> Iterator[Named]:
    """What the line says, with its codes: one name for each harm."""
    line = reader.line
    every = [Named(code, span, term, reading) for span, term, reading in reader.readings() for code in _codes(line, span, term)]
    return (one for one in every if not any(rule(one, every, line) for rule in _RULES))


def _codes(line: Line, span: Span, term: Term) -> tuple[Code, ...]:
    minds = any(code.value in _MENTAL_HEALTH for code in term.codes)
    if term.unless_child and _about_child(line, span, done_to=False):
        return ()
    if term.if_child and _about_child(line, span, done_to=term.act, but_babies=minds):
        return term.if_child
    if term.if_child and term.act and (elsewhere := _against_relatives(line, span)):
        return elsewhere
    if term.if_couple and (not _COUPLE.isdisjoint(line.norms) or _BOTH.issubset(line.norms)):
        return term.if_couple
    return term.codes


def _about_child(line: Line, span: Span, *, done_to: bool, but_babies: bool = False) -> bool:
    """True where the nearest person before the words (or just after them) is a child, or nobody is named and a school is at work.

    "Parents" have done it to a child: partners are named one by one. Of what is ``done_to`` somebody, the person right before the verb is
    the one who does it. ``but_babies``: "low, poor eye contact with baby" is not the baby's mood.
    """
    norms, start, end = line.norms, span.start, span.end
    verb = start
    while done_to and verb > 1 and norms[verb - 1] in _HELPING:
        verb -= 1
    close = range(verb - 1, max(-1, verb - 3), -1) if done_to else ()
    doer = next((at for at in close if norms[at] in voices() and norms[at] != "parent"), None)
    soon = range(end, min(end + _JUST_AFTER, line.sentence(start).stop))
    passed_over = _BABIES if but_babies else frozenset[str]()
    order = (
        at for places in (range(start, end), range(start - 1, -1, -1), soon) for at in places
        if at != doer and norms[at] not in passed_over and not _in_a_plans_name(norms, at)
    )
    people = (Voice.CHILD if norms[at] == "parent" else voices().get(norms[at]) for at in order)
    nearest = next((voice for voice in people if voice is Voice.CHILD or voice in _ADULTS), None)
    if nearest is Voice.PARENT:
        return "camhs" in norms
    return nearest is Voice.CHILD or not _FOR_CHILDREN.isdisjoint(norms) or not _AT_SCHOOL.isdisjoint(line.texts(0, len(norms)))


def _in_a_plans_name(norms: Sequence[str], at: int) -> bool:
    """"Child protection plan", "child in need meeting": a name of what was done, and no child."""
    return norms[at] == "child" and (tuple(norms[at + 1:at + 2]) == ("protection",) or tuple(norms[at + 1:at + 3]) == ("in", "need"))


def _against_relatives(line: Line, span: Span) -> tuple[Code, ...]:
    """"Cousin stabbed in the leg" is no couple's violence: whom the words name last before it suffers it, or fought in it."""
    norms = line.norms
    last = next((norms[at] for at in range(span.start - 1, line.sentence(span.start).start - 1, -1) if norms[at] in voices()), None)
    if last not in _KIN_AND_NEIGHBOURS or any(norms[at] in _COUPLE or norms[at] == "mother" for at in line.sentence(span.start)):
        return ()
    beside = norms[span.start - 1] == last and span[-1].norm_ == "them"
    return () if beside else (Code(SuggestionKind.THEME, Theme.ADULT_VIOLENCE),)


def _harm_to_an_elder(one: Named, every: Sequence[Named], _: Line) -> bool:
    """Harm to an older adult is adult safeguarding alone, unless the words say domestic."""
    of_an_elder = one.code.value in _NOT_BESIDE_ELDER and any(other.code.value == Theme.ADULT_SAFEGUARDING for other in every)
    return of_an_elder and "domestic" not in one.span.text.lower()


def _within_the_family(one: Named, every: Sequence[Named], _: Line) -> bool:
    """Violence in the couple is domestic abuse alone, and violence to a child physical abuse alone."""
    return one.code.value == Theme.ADULT_VIOLENCE and any(
        other.code.value in (Theme.DOMESTIC_ABUSE, Theme.PHYSICAL_ABUSE) and one.touches(other) for other in every
    )


def _done_to_a_child(one: Named, every: Sequence[Named], _: Line) -> bool:
    """"B1 was slapped by stepfather" is done to B1: what follows the verb is no couple's."""
    return one.code.value == Theme.DOMESTIC_ABUSE and any(
        other.code.value == Theme.PHYSICAL_ABUSE and other.span.start < one.span.start < other.span.end for other in every
    )


def _against_a_worker(one: Named, every: Sequence[Named], line: Line) -> bool:
    """Where a worker is threatened, "grabbed her" is the worker too."""
    return one.code.value in _VIOLENCE and bool(one.term.if_child) and any(
        other.code.value == Marker.THREAT_TO_WORKER and other.span.start in line.sentence(one.span.start) for other in every
    )


def _by_a_pupil(one: Named, _: Sequence[Named], line: Line) -> bool:
    """What a pupil was excluded for is school's to deal with, unless a weapon was in it."""
    fought = one.term.act or "fight" in line.norms[one.span.start:one.span.end]
    of_a_pupil = one.code.value == Marker.THREAT_TO_WORKER or (one.code.value == Theme.ADULT_VIOLENCE and fought)
    return of_a_pupil and any(line.norms[at] in _FROM_SCHOOL for at in line.sentence(one.span.start))


def _a_workers_injury(one: Named, every: Sequence[Named], line: Line) -> bool:
    """Where a worker is attacked, the bite is the worker's."""
    return one.term.injury and any(
        other.code.value == Marker.THREAT_TO_WORKER and other.span.start in line.sentence(one.span.start) for other in every
    )


def _not_seen_by_family(one: Named, _: Sequence[Named], line: Line) -> bool:
    """"She has not seen the boys" is a grandmother's loss, not a visit without the child."""
    if one.code.kind is not SuggestionKind.SIGHT or line.norms[one.span.end - 1] == "see":
        return False
    before = line.norms[max(line.sentence(one.span.start).start, one.span.start - _SUBJECT):one.span.start]
    return bool(before) and before[-1] in _AUXILIARY and any(voices().get(norm) in _FAMILY for norm in before)


def _own_doing(one: Named, every: Sequence[Named], _: Line) -> bool:
    """Cuts that are self-harm are not somebody's assault."""
    return one.term.injury and any(other.code.value in _MENTAL_HEALTH and one.touches(other) for other in every)


def _an_adults_injury(one: Named, _: Sequence[Named], line: Line) -> bool:
    """An injury needs a child, or nobody else whose it could be."""
    if not one.term.injury:
        return False
    people = {voices().get(line.norms[at]) for at in line.sentence(one.span.start) if line.norms[at] not in _NOBODYS}
    return Voice.CHILD not in people and not people.isdisjoint(_ADULTS)


def _no_injury_of_an_adult(one: Named, _: Sequence[Named], line: Line) -> bool:
    """"She will end her life. No injury": of whoever was spoken of just before, where no child is named at all."""
    if one.code.value != Theme.PHYSICAL_ABUSE or one.reading.stance is not Stance.ABSENT:
        return False
    here = {voices().get(line.norms[at]) for at in line.sentence(one.span.start)}
    around = {voices().get(norm) for norm in line.norms if norm not in _NOBODYS}
    return here <= {None} and Voice.CHILD not in around and not around.isdisjoint(_ADULTS | {Voice.PRONOUN})


def _referral_refused(one: Named, every: Sequence[Named], line: Line) -> bool:
    before = range(line.sentence(one.span.start).start, one.span.start + 1)
    return one.code.value == Marker.REFERRAL and any(other.code.value == Marker.REFUSAL and other.span.start in before for other in every)


def _refuses_school(one: Named, every: Sequence[Named], _: Line) -> bool:
    """A child who will not go to school refuses no agency."""
    return one.code.value == Marker.REFUSAL and any(other.code.value == Theme.EDUCATION and one.touches(other) for other in every)


def _missing_not_unseen(one: Named, every: Sequence[Named], _: Line) -> bool:
    """"Not seen since Friday" is missing, and "not seen by a dentist" neglect: neither is a visit without the child."""
    return one.code.value == Seen.NOT_SEEN and any(
        other.code.value in (Theme.MISSING, Theme.NEGLECT) and one.touches(other) for other in every
    )


def _seen_but_no_child(one: Named, _: Sequence[Named], line: Line) -> bool:
    """"Seen with mum" needs a child: named in its sentence, or nobody named before it. "Last seen" and "not seen by" are no sight."""
    if one.code.value != Seen.SEEN:
        return False
    first, words = line.sentence(one.span.start).start, line.norms[one.span.start:one.span.end]
    if not _UNSEEN.isdisjoint(line.norms[max(first, one.span.start - _SUBJECT):one.span.start]):
        return True
    before = line.norms[first:one.span.start]
    return bool(before) and not any(voices().get(norm) is Voice.CHILD for norm in (*before, *words))


def _seen_alone_after_all(one: Named, every: Sequence[Named], line: Line) -> bool:
    """"Met with Y, just the two of us" is one sight: seen alone."""
    return one.code.value == Seen.SEEN and any(
        other.code.value == Seen.SEEN_ALONE and (one.touches(other) or (
            other.span.start in line.sentence(one.span.start) and other.span.start >= one.span.end
            and not any(norm in voices() for norm in line.norms[one.span.end:other.span.end])
        )) for other in every
    )


def _kept_from_it(one: Named, every: Sequence[Named], _: Line) -> bool:
    """What a partner will not let her do is not her own refusal."""
    return one.code.value in _FAMILYS_OWN and any(other.code.value == Theme.DOMESTIC_ABUSE and one.touches(other) for other in every)


def _sexual(one: Named, _: Sequence[Named], line: Line) -> bool:
    """A sexual assault is no other kind beside, nor is "financially abused" a sexual one."""
    before, first = line.norms[max(one.span.start - 1, 0):one.span.start], line.norms[one.span.start]
    if one.code.value == Theme.SEXUAL_ABUSE:
        return first == "abuse" and not _OTHER_ABUSE.isdisjoint(before)
    return one.code.value in _VIOLENCE and first == "assault" and before in (["sexual"], ["indecent"], ["sexually"])


def _of_drink(one: Named, every: Sequence[Named], line: Line) -> bool:
    """"Under the influence of alcohol" is no drug."""
    return one.code.value == Theme.DRUG_MISUSE and "influence" in line.norms[one.span.start:one.span.end] and any(
        other.code.value == Theme.ALCOHOL_MISUSE and one.span.start <= other.span.end - 1 <= one.span.end + _SUBJECT for other in every
    )


def _an_adults_medicine(one: Named, _: Sequence[Named], line: Line) -> bool:
    """Medicine that a parent does not take is not a child's unmet need."""
    if one.code.value != Theme.NEGLECT or _MEDICINES.isdisjoint(line.norms[one.span.start:one.span.end]):
        return False
    people = [voices().get(line.norms[at]) for at in line.sentence(one.span.start)]
    return Voice.CHILD not in people and Voice.PARENT in people


def _came_to_no_meeting(one: Named, every: Sequence[Named], _: Line) -> bool:
    """"No one came to the conference" is no closed door, nor is a child who was out; "not brought to clinic" is no more than that."""
    instead = _INSTEAD.get(one.code.value, ())
    return any(other.code.value in instead and one.touches(other) for other in every)


def _smell_of_something_else(one: Named, every: Sequence[Named], line: Line) -> bool:
    """A flat that smells of cannabis is not neglect by that."""
    return one.code.value == Theme.NEGLECT and "smell" in line.norms[one.span.start:one.span.end] and any(
        other.code.value in (Theme.DRUG_MISUSE, Theme.ALCOHOL_MISUSE) and 0 <= other.span.end - one.span.end <= _JUST_AFTER
        and other.span.start in line.sentence(one.span.start) for other in every
    )


def _not_threatened(one: Named, _: Sequence[Named], line: Line) -> bool:
    """A threat that was not made, or was found not to be one; "hit by his carer" is the carer's doing."""
    if one.code.value != Marker.THREAT_TO_WORKER:
        return False
    by_a_worker = "by" in line.norms[one.span.start:one.span.end] and _a_service(line.norms[one.span.end - 1:one.span.end])
    return by_a_worker or one.reading.stance in (Stance.ABSENT, Stance.CLEARED, Stance.DENIED)


def _soft_drink(one: Named, _: Sequence[Named], line: Line) -> bool:
    """"Drinking plenty of water"."""
    following = line.norms[one.span.end:min(one.span.end + _SUBJECT + 1, line.sentence(one.span.start).stop)]
    return one.code.value == Theme.ALCOHOL_MISUSE and "drink" in one.span[-1].lower_ and not _SOFT.isdisjoint(following)


def _own_bones(one: Named, _: Sequence[Named], line: Line) -> bool:
    """"Mum broke her arm" is her own, and what a baby grabs is nobody's violence."""
    norms, span = line.norms, one.span
    if one.code.value not in _VIOLENCE or span.start == 0:
        return False
    subject, whose = norms[span.start - 1], _OWN_WORD.get(norms[span.start - 1])
    broke = norms[span.start] in _BREAKS and span.end - span.start > 2
    return subject == "baby" or (broke and whose is not None and whose in line.texts(span.start, span.end))


def _a_strangers_own(one: Named, _: Sequence[Named], line: Line) -> bool:
    """A neighbour's or a friend's pregnancy, illness or prison is not the family's."""
    if one.code.value not in _OF_ONE_PERSON:
        return False
    norms, first = line.norms, line.sentence(one.span.start).start
    last = next((at for at in range(one.span.start - 1, first - 1, -1) if norms[at] in voices()), None)
    told = last is not None and any(last < cue.start < one.span.start for cue in line.cues("says", "contacts", "alleges"))
    return last is not None and norms[last] == "neighbour" and not told and ":" not in norms[last:one.span.start]


def _does_it(one: Named, _: Sequence[Named], line: Line) -> bool:
    """"Mum has been hitting" is what mum does: only what is done to somebody makes them the victim."""
    norms, last = line.norms, one.span.end - 1
    suffered = one.term.act and norms[one.span.start] in voices() and "be" in norms[one.span.start:last]
    return suffered and norms[last - 1] == "be" and line.doc[last].lower_.endswith("ing")


def _not_so(one: Named, _: Sequence[Named], line: Line) -> bool:
    """"Falsely accused" makes nobody an accuser."""
    return one.code.value == Marker.ALLEGATION and any(cue.start <= one.span.start < cue.end for cue in line.cues("untrue"))


def _a_services_own(one: Named, _: Sequence[Named], line: Line) -> bool:
    """What a service, a court or a worker did not keep, put off or refused is not the family's."""
    if one.code.value not in _FAMILYS_OWN:
        return False
    norms, span, sentence = line.norms, one.span, line.sentence(one.span.start)
    after = norms[span.end:min(span.end + _SUBJECT, sentence.stop)]
    if norms[span.start] in _PLACES and span.end - span.start > 1 and norms[span.start + 1] in _VERBS - {"be", "miss"}:
        return True
    if "by" in after:
        return _a_service(after[after.index("by"):])
    if any(_a_service(norms[at:at + 1]) and not _AWAY.isdisjoint(norms[at + 1:min(at + _SUBJECT, sentence.stop) + 1]) for at in sentence):
        return one.code.value == Marker.MISSED_APPOINTMENT
    first = max(sentence.start, span.start - _SUBJECT)
    verb = next((at for at in range(span.start, span.end) if norms[at] in _VERBS), span.start)
    subject = next((at for at in range(verb, first - 1, -1) if norms[at] in voices()), None)
    if subject is None or not _a_service(norms[subject:subject + 1]) or norms[span.start] in _SHORT_FOR_IT:
        return False
    before = [norm for norm in norms[max(sentence.start, subject - _SUBJECT):subject] if norm not in _ARTICLES][-1:]
    return _NOT_ITS_DOING.isdisjoint(norms[subject + 1:subject + _SUBJECT]) and _TO_A_SERVICE.isdisjoint(before) and not any(
        subject < cue.start < span.start for cue in line.cues("says", "contacts")
    )


def _a_service(norms: Sequence[str]) -> bool:
    return any(voices().get(norm) is Voice.PROFESSIONAL for norm in norms)


_INSTEAD: dict[str, tuple[str, ...]] = {
    Marker.MISSED_APPOINTMENT: (Theme.EDUCATION,),
    Marker.NO_ACCESS: (Marker.MISSED_APPOINTMENT, Seen.NOT_SEEN), Theme.NEGLECT: (Marker.MISSED_APPOINTMENT,),
}
"""Codes that another speaks for where they share a word."""
_RULES = (
    _harm_to_an_elder, _within_the_family, _done_to_a_child, _against_a_worker, _by_a_pupil, _a_workers_injury, _not_seen_by_family,
    _own_doing, _an_adults_injury, _no_injury_of_an_adult, _referral_refused, _refuses_school, _missing_not_unseen, _seen_but_no_child,
    _not_so, _a_services_own, _seen_alone_after_all, _kept_from_it, _smell_of_something_else, _sexual, _of_drink,
    _an_adults_medicine, _came_to_no_meeting, _does_it, _not_threatened,
    _soft_drink, _own_bones, _a_strangers_own,
)
