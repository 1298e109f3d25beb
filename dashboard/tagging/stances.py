"""How the words put a thing: denied, past, absent, alleged or stated (the first that fits), by whom, and of whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Span

from dashboard.tagging.lexicon import Term, lexicon
from dashboard.tagging.line import Cue, Line
from dashboard.tagging.pipeline import ABSENT, FOUND, NOT_DONE
from dashboard.tagging.voices import Speaker, Voice, person_from, speaker_of, voices
from data_models.suggestion import Stance, SuggestionKind
from data_models.themes import Theme

_ACCOUNTS = ("says", "contacts", "hears", "insists", "alleges", "denies", "admits")
_REPORTS = frozenset({"says", "contacts"})
_NEAR = 5
"""Words between an act and the "by …" that says whose."""
_CLOSE = 3
"""Words between a denial and the allegation it denies, or between an answer and its no."""
_USED_TO = ["use", "to"]
_PAST_WITHIN = (_USED_TO, ["former_partner"])
"""These put words in the past from within them: "used to smoke crack"; not "is used to carry gear"."""
_TURNS = frozenset({"but", "however", "although", "though", "yet"})
"""After one of these a denial is over: "denies drinking but smelt of alcohol"."""
_OBSERVED = frozenset({"smell", "appeared", "appears", "looked", "seemed", "clearly", "test", "tested", "presented", "found", "find"})
"""After a turn these are the writer's own, whoever spoke before it."""
_PAPERS = frozenset({"letter", "report"})
_QUOTE = '"'
_TO_A_WORKER = frozenset({"us", "me"})
_NOT = frozenset({"not", "n't", "never"})
_NO = frozenset({"no", "not", "never", "nothing", "none", "fine", "okay", "ok", "everything", "nobody"})
_LAPSES = frozenset({Theme.ALCOHOL_MISUSE, Theme.DRUG_MISUSE})
_SAYING = frozenset({"says", "insists"})
"""Who tells of an absence in these words denies; who merely rang, or heard nothing, does not."""
_OF_THE_LAST = frozenset({"rule", "rules", "ruled", "find", "no", "nothing", "shows", "show", "came", "come"})
"""Findings of nothing that speak of one thing, not of all that the sentence tells."""
_BESIDE = 2
"""Words between a subject and its verb: "T has since retracted"."""
_OUTCOMES = ("cleared", "found_none", "dropped", "taken_back", "untrue")


@dataclass(frozen=True, slots=True)
class Account:
    """Words that make others somebody's account. ``follows``: of "…, said E", which governs what stands before it. ``unsigned_letter``: of
    "letter from gastro", which nobody of the family wrote.
    """

    cue: Cue
    speaker: Speaker | None
    follows: bool = False
    unsigned_letter: bool = False

    @property
    def kind(self) -> str:
        return self.cue.kind

    @property
    def voice(self) -> Voice | None:
        return self.speaker.voice if self.speaker else None

    @property
    def own_report(self) -> bool:
        """An agency's plain report is its own statement, not somebody's account."""
        return self.kind in _REPORTS and (self.voice is Voice.PROFESSIONAL or self.unsigned_letter)


@dataclass(frozen=True, slots=True)
class Reading:
    """How the words put one thing. ``account``: whose telling of it, if any; ``about``: whose doing, if said; ``dated``: by a year."""

    stance: Stance
    account: Account | None = None
    about: Speaker | None = None
    dated: bool = False


class Reader:
    """Reads one line."""

    def __init__(self, line: Line) -> None:
        self.line = line

    def readings(self) -> Iterator[tuple[Span, Term, Reading]]:
        """Everything found on the line, with how the words put it; what is no happening is left out."""
        for span in self.line.doc.spans[FOUND]:
            term = lexicon().terms[int(span.label_)]
            if reading := self._reading_of(span, term):
                yield span, term, reading

    @cached_property
    def accounts(self) -> tuple[Account, ...]:
        """Every account on the line, in its order. What somebody hears is one only where the public or a child hears it."""
        norms = self.line.norms
        said = (cue for cue in self.line.cues(*_ACCOUNTS) if cue.kind not in _REPORTS or norms[cue.start - 1] not in _NOT or cue.start == 0)
        found = (self._account_of(cue) for cue in said)
        return tuple(account for account in found if account.kind != "hears" or account.voice in (Voice.PUBLIC, Voice.CHILD))

    def _account_of(self, cue: Cue) -> Account:
        speaker = speaker_of(self.line, cue)
        return Account(
            cue, speaker, follows=speaker is not None and speaker.start == cue.end and cue.kind == "says",
            unsigned_letter=speaker is None and cue.kind == "contacts" and self.line.norms[cue.start] in _PAPERS,
        )

    def _reading_of(self, span: Span, term: Term) -> Reading | None:
        asked = self.line.before("asked", span)
        if (term.injury and self._accident) or self._of_others(span):
            return None
        if not self._answered_no(asked) if asked else self._unreal(span, term):
            return None
        account = self._account(span, term)
        not_done = bool(span._.get(NOT_DONE)) and not term.settled
        ceased = not_done and self._no_more(span)
        absent = term.stance is Stance.ABSENT or (not_done and not ceased) or (bool(span._.get(ABSENT)) and not term.settled)
        dated = self._dated(span)
        past = term.stance is Stance.PAST or dated or self._past(span) or ceased or (not_done and self._since(span, term))
        stance = Stance.DENIED if asked else _stance(account, absent=absent, past=past)
        if outcome := self._outcome(span):
            stance, account = self._in_the_end(outcome, span, Reading(stance, account))
        topic = Stance.ABSENT if stance is Stance.CLEARED else stance
        if term.topic is not None and topic not in term.topic and not self.line.before("concern", span):
            return None
        return Reading(stance, account, self._doer(span), dated)

    def _unreal(self, span: Span, term: Term) -> bool:
        line, last = self.line, self.line.sentence(span.start).stop
        if "?" in line.norms[max(span.end, last - 3):last]:
            return True
        after = line.after("unreal_after", span)
        taught = after is not None and after.start - span.end <= 1 and term.codes[0].kind is SuggestionKind.THEME
        supposed = line.before("unreal", span) is not None or taught
        modal = line.before("modal", span)
        return supposed or (not term.whatever and modal is not None and "nothing" not in line.norms[max(modal.start - _NEAR, 0):modal.end])

    def _of_others(self, span: Span) -> bool:
        """True where the writer corrects the record: a namesake, another family, the wrong file."""
        return any(self._reaches(cue, span) for cue in self._mistaken)

    def _outcome(self, span: Span) -> Cue | None:
        """What became of it: found not to be so, dropped, or taken back."""
        governing = [cue for cue in self._outcomes if self._governs(cue, span)]
        looked = bool(governing) and governing[0].kind == "found_none"
        return next((cue for cue in governing if looked and cue.kind == "cleared"), governing[0] if governing else None)

    @cached_property
    def _mistaken(self) -> list[Cue]:
        return self.line.cues("mistaken")

    @cached_property
    def _outcomes(self) -> list[Cue]:
        return self.line.cues(*_OUTCOMES)

    def _governs(self, cue: Cue, span: Span) -> bool:
        """An outcome speaks of what follows it in its clause ("acquitted of …"), else of what went before ("… was not substantiated")."""
        if any(self._follows(theme, cue) for theme in self._themes):
            return self._follows(span, cue)
        return self._reaches(cue, span) and not (self.line.norms[cue.start] in _OF_THE_LAST and self._parted(span, cue))

    def _parted(self, span: Span, cue: Cue) -> bool:
        """True of the bruise in "bruise to cheek, fracture ruled out": a comma and another theme stand between."""
        between = self.line.norms[span.end:cue.start]
        comma = span.end + between.index(",") if "," in between else cue.start
        return any(comma < theme.start < cue.start for theme in self._themes)

    def _follows(self, span: Span, cue: Cue) -> bool:
        return span.start >= cue.start and span.end > cue.end and self.line.same_clause(cue, span)

    def _reaches(self, cue: Cue, span: Span) -> bool:
        """True in the cue's own sentence, and in the one before where its own names nothing: "Charged with affray. Acquitted."."""
        sentence = self.line.sentence(cue.start)
        if span.start in sentence:
            return True
        alone = not any(theme.start in sentence for theme in self._themes)
        return alone and cue.kind != "untrue" and span.start in self.line.sentence(max(sentence.start - 1, 0))

    @cached_property
    def _themes(self) -> tuple[Span, ...]:
        return tuple(span for span in self.line.doc.spans[FOUND] if lexicon().terms[int(span.label_)].codes[0].kind is SuggestionKind.THEME)

    def _in_the_end(self, outcome: Cue, span: Span, reading: Reading) -> tuple[Stance, Account | None]:
        """An account in another sentence stays an account, and so does one that somebody else contradicts."""
        sentence = self.line.sentence(outcome.start)
        answer = next((one for one in reversed(self.accounts) if one.cue.start in sentence and one.cue.end <= outcome.start), None)
        contradicted = outcome.kind == "untrue" and outcome.start >= span.end and answer is not None and answer is not reading.account
        told = reading.stance is Stance.ALLEGED and (span.start not in sentence or contradicted)
        if told or reading.stance is Stance.PAST or (reading.account is not None and reading.account.kind == "denies"):
            return reading.stance, reading.account
        if outcome.kind == "cleared":
            return Stance.CLEARED, None
        if outcome.kind == "found_none":
            return Stance.ABSENT, None
        if outcome.kind == "dropped":
            return Stance.ALLEGED, reading.account
        return Stance.DENIED, Account(outcome, self._who_takes_back(outcome, answer))

    def _who_takes_back(self, outcome: Cue, answer: Account | None) -> Speaker | None:
        """Whoever stands right before the words or after their "by"; else whoever spoke last; nobody rather than the wrong person."""
        spoke_last = answer.speaker if answer else None
        if outcome.kind == "untrue":
            return spoke_last
        speaker = speaker_of(self.line, outcome)
        beside = speaker is not None and speaker.voice is not Voice.PRONOUN and (
            speaker.start >= outcome.end or outcome.start - speaker.end <= _BESIDE
        )
        return speaker if beside else spoke_last

    def _answered_no(self, asked: Cue) -> bool:
        """True of "Asked about drinking, Mo says everything is fine"."""
        answers = (account for account in self.accounts if account.cue.start >= asked.end and not account.own_report)
        return any(
            answer.kind == "denies" or not _NO.isdisjoint(self.line.norms[answer.cue.end:answer.cue.end + _CLOSE]) for answer in answers
        )

    @cached_property
    def _accident(self) -> bool:
        """True where the line explains an injury and nobody doubts the explanation."""
        return bool(self.line.cues("accident")) and not self.line.cues("doubt")

    def _dated(self, span: Span) -> bool:
        """True where a year stands right after the words: "affray 2006"."""
        return any(cue.start == span.end for cue in self.line.cues("year"))

    def _past(self, span: Span) -> bool:
        line = self.line
        stopped = any(0 <= span.start - cue.end <= 1 for cue in line.cues("stopped"))
        return stopped or line.before("past_before", span) is not None or any(
            line.same_clause(cue, span) for cue in line.cues("past")
            if (not span.start <= cue.start < cue.end < span.end or line.norms[cue.start:cue.end] in _PAST_WITHIN)
            and (line.norms[cue.start:cue.end] != _USED_TO or line.norms[cue.start - 1:cue.start] != ["be"])
        )

    def _no_more(self, span: Span) -> bool:
        """True of "does not hit him any more": he did."""
        after = self.line.norms[span.end:min(span.end + _NEAR, self.line.sentence(span.start).stop)]
        return "anymore" in after or " any more" in " " + " ".join(after)

    def _since(self, span: Span, term: Term) -> bool:
        """True of "has not had a drink since June": it was so before."""
        return any(code.value in _LAPSES for code in term.codes) and "since" in self.line.norms[span.end:self.line.sentence(span.start).stop]

    def _account(self, span: Span, term: Term) -> Account | None:
        """The nearest word of saying before the words in their sentence, unless a professional's own observation begins in between."""
        sentence = self.line.sentence(span.start)
        near = [account for account in self.accounts if account.cue.start in sentence and not self._done_to_a_child(account, term)]
        before = [account for account in near if self._governs_account(account, span)]
        if not before or self._professional_begins(before[-1].cue.end, span.start):
            return next((account for account in near if account.follows and account.cue.start >= span.end), None)
        nearest = before[-1]
        if nearest.kind == "alleges" and len(before) > 1 and before[-2].kind == "denies" and nearest.cue.start - before[-2].cue.end <= _CLOSE:
            return before[-2]
        return None if nearest.own_report else nearest

    def _governs_account(self, account: Account, span: Span) -> bool:
        """An account governs what follows it; a quotation, and what is heard, from its first word; "accused" not what its subject does next."""
        norms, cue = self.line.norms, account.cue
        if cue.start <= span.start < cue.end and (account.kind == "hears" or norms[cue.start] == _QUOTE):
            return True
        if span.start <= cue.start and cue.end < span.end:
            told = norms[cue.start] != "tell" or norms[cue.end] in _TO_A_WORKER or voices().get(norms[cue.end]) is Voice.PROFESSIONAL
            return told and account.kind in _SAYING and account.speaker is not None and account.speaker.start < cue.start
        if cue.end > span.start or (norms[cue.start] == "accuse" and "and" in norms[cue.end:span.start]):
            return False
        turn = next((at for at in range(cue.end, span.start) if norms[at] in _TURNS), None)
        return turn is None or not (account.kind == "denies" or norms[turn + 1] in _OBSERVED)

    def _done_to_a_child(self, account: Account, term: Term) -> bool:
        """"Told A1 that he was the reason" is something done to a child, not an account given to an agency."""
        norms, after = self.line.norms, account.cue.end
        if norms[account.cue.start] != "tell" or after >= len(norms):
            return False
        emotional = any(code.value == Theme.EMOTIONAL_ABUSE for code in term.codes)
        if emotional and norms[account.cue.start - 1] == "be":
            return True
        return voices().get(norms[after]) is Voice.CHILD or (emotional and norms[after] == "them")

    def _professional_begins(self, start: int, end: int) -> bool:
        clauses, norms = self.line.clauses, self.line.norms
        return any(
            clauses[at] != clauses[at - 1] and any(voices().get(norm) is Voice.PROFESSIONAL for norm in norms[at:at + 2]) for at in range(start, end)
        )

    def _doer(self, span: Span) -> Speaker | None:
        """Whose doing it is: "… by her ex-partner"."""
        last = self.line.sentence(span.start).stop
        near = range(span.start, min(span.end + _NEAR, last) - 1)
        by = next((at for at in near if self.line.norms[at] == "by"), None)
        return None if by is None else person_from(self.line, by + 1, min(by + _NEAR, last))


def _stance(account: Account | None, *, absent: bool, past: bool) -> Stance:
    told = account is not None and account.kind != "admits"
    if account is not None and (account.kind == "denies" or (account.kind in _SAYING and absent)):
        return Stance.DENIED
    if past:
        return Stance.PAST
    if absent:
        return Stance.ABSENT
    return Stance.ALLEGED if told else Stance.STATED
