"""How the words put a thing: denied, past, absent, alleged or stated (the first that fits), by whom, and of whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Span

from dashboard.tagging.lexicon import Term, lexicon
from dashboard.tagging.line import Cue, Line
from dashboard.tagging.pipeline import ABSENT, FOUND, NOT_DONE
from dashboard.tagging.voices import Speaker, Voice, person_from, speaker_of, voices
from data_models.suggestion import Stance
from data_models.themes import Theme

_ACCOUNTS = ("says", "contacts", "hears", "insists", "alleges", "denies", "admits")
_REPORTS = frozenset({"says", "contacts"})
_NEAR = 5
"""Words between an act and the "by …" that says whose."""
_CLOSE = 3
"""Words between a denial and the allegation it denies, or between an answer and its no."""
_NO = frozenset({"no", "not", "never", "nothing", "none", "fine", "okay", "ok", "everything", "nobody"})
_LAPSES = frozenset({Theme.ALCOHOL_MISUSE, Theme.DRUG_MISUSE})


@dataclass(frozen=True, slots=True)
class Account:
    """Words that make others somebody's account. ``follows``: of "…, said E", which governs what stands before it."""

    cue: Cue
    speaker: Speaker | None
    follows: bool = False

    @property
    def kind(self) -> str:
        return self.cue.kind

    @property
    def voice(self) -> Voice | None:
        return self.speaker.voice if self.speaker else None

    @property
    def own_report(self) -> bool:
        """An agency's plain report is its own statement, not somebody's account."""
        return self.kind in _REPORTS and self.voice is Voice.PROFESSIONAL


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
        found = (self._account_of(cue) for cue in self.line.cues(*_ACCOUNTS))
        return tuple(account for account in found if account.kind != "hears" or account.voice in (Voice.PUBLIC, Voice.CHILD))

    def _account_of(self, cue: Cue) -> Account:
        speaker = speaker_of(self.line, cue)
        return Account(cue, speaker, follows=speaker is not None and speaker.start == cue.end and cue.kind == "says")

    def _reading_of(self, span: Span, term: Term) -> Reading | None:
        asked = self.line.before("asked", span)
        if (asked and not self._answered_no(asked)) or self._unreal(span, term) or (term.injury and self._accident):
            return None
        account = self._account(span, term)
        not_done = bool(span._.get(NOT_DONE)) and not term.settled
        absent = term.stance is Stance.ABSENT or not_done or (bool(span._.get(ABSENT)) and not term.settled)
        dated = self._dated(span)
        past = term.stance is Stance.PAST or dated or self._past(span) or (not_done and self._since(span, term))
        stance = Stance.DENIED if asked else _stance(account, absent=absent, past=past)
        if term.topic is not None and stance not in term.topic and not self.line.before("concern", span):
            return None
        return Reading(stance, account, self._doer(span), dated)

    def _unreal(self, span: Span, term: Term) -> bool:
        line, last = self.line, self.line.sentence(span.start).stop
        if "?" in line.norms[max(span.end, last - 3):last]:
            return True
        after = line.after("unreal_after", span)
        supposed = line.before("unreal", span) is not None or (after is not None and after.start - span.end <= 1)
        return supposed or (not term.whatever and line.before("modal", span) is not None)

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
            line.same_clause(cue, span) for cue in line.cues("past") if not span.start <= cue.start < cue.end < span.end
        )

    def _since(self, span: Span, term: Term) -> bool:
        """True of "has not had a drink since June": it was so before."""
        return any(code.value in _LAPSES for code in term.codes) and "since" in self.line.norms[span.end:self.line.sentence(span.start).stop]

    def _account(self, span: Span, term: Term) -> Account | None:
        """The nearest word of saying before the words in their sentence, unless a professional's own observation begins in between."""
        sentence = self.line.sentence(span.start)
        near = [account for account in self.accounts if account.cue.start in sentence and not self._done_to_a_child(account, term)]
        before = [account for account in near if account.cue.end <= span.start or (account.kind == "hears" and account.cue.start == span.start)]
        if not before or self._professional_begins(before[-1].cue.end, span.start):
            return next((account for account in near if account.follows and account.cue.start >= span.end), None)
        nearest = before[-1]
        if nearest.kind == "alleges" and len(before) > 1 and before[-2].kind == "denies" and nearest.cue.start - before[-2].cue.end <= _CLOSE:
            return before[-2]
        return None if nearest.own_report else nearest

    def _done_to_a_child(self, account: Account, term: Term) -> bool:
        """"Told A1 that he was the reason" is something done to a child, not an account given to an agency."""
        norms, after = self.line.norms, account.cue.end
        if norms[account.cue.start] != "tell" or after >= len(norms):
            return False
        emotional = any(code.value == Theme.EMOTIONAL_ABUSE for code in term.codes)
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
    if account is not None and (account.kind == "denies" or (told and absent)):
        return Stance.DENIED
    if past:
        return Stance.PAST
    if absent:
        return Stance.ABSENT
    return Stance.ALLEGED if told else Stance.STATED
