"""What one member of a family may be told of the record: row by row, denied unless every rule allows it (docs/decisions/0015).

Pure. A paper for a person is made from what passes here and from nothing else: never a copy with parts taken out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum

from data_models.agencies import Agency
from data_models.as_told import REFERENCES, as_told
from data_models.assessment import Allegation, Assessment, AssessmentChange
from data_models.forum import AgencyView, Attendance, Attended, ForumDecision, InformationRequest, Meeting, MeetingKind
from data_models.history import History
from data_models.people import FamilyRole, Identifier, Person, PersonLink, Residence, StatusPeriod, Whereabouts
from data_models.plan import ActionReview, Plan, PlanAction, Visit
from data_models.pre_proceedings import PreProceedings
from data_models.record import Entry, EvidenceStatus, Fact, IncidentLink
from data_models.suggestion import Coding
from data_models.themes import Marker, Theme
from data_models.told_words import (
    asks_for_care,
    gives_an_account,
    has_a_name_unplaced,
    is_legal,
    is_of_a_meeting,
    is_professional,
    may_put_at_risk,
    may_show_that_somebody_told,
    means_a_child,
    means_somebody,
    names,
    tells_a_place,
    without,
)


class Rule(StrEnum):
    """Why a row is not told by itself. The first three stand whatever anybody answers."""

    LABEL = "label"
    INTELLIGENCE = "intelligence"
    WORKING = "working"
    WHO_SAW = "who_saw"
    NAMES_ANOTHER = "names_another"
    NAMES_NOBODY = "names_nobody"
    NOT_THEIR_CHILD = "not_their_child"
    BEFORE_THEIR_TIME = "before_their_time"
    MAY_MEAN_ANOTHER = "may_mean_another"
    UNPLACED_NAME = "unplaced_name"
    WHO_TOLD = "who_told"
    CHILDS_ACCOUNT = "childs_account"
    RISK = "risk"
    MEETING = "meeting"
    ASSESSMENT = "assessment"
    LEGAL = "legal"
    PLACE = "place"
    COUNCILS_OWN = "councils_own"
    HANDLING = "handling"
    HELD_BY = "held_by"
    NOT_INVITED = "not_invited"
    HANGS_ON = "hangs_on"
    SAID_NO = "said_no"

    @property
    def in_words(self) -> str:
        return _IN_WORDS[self]

    @property
    def stands(self) -> bool:
        """No answer of anybody changes it."""
        return self in (Rule.LABEL, Rule.INTELLIGENCE, Rule.WORKING)


_IN_WORDS = {
    Rule.LABEL: "Its handling label is not normal",
    Rule.INTELLIGENCE: "It is intelligence: its originator has not cleared it",
    Rule.WORKING: "It is a number of somebody, or a working of this record, and no event",
    Rule.WHO_SAW: "Who saw it is not recorded, or it is unverified",
    Rule.NAMES_ANOTHER: "It names somebody else of the family",
    Rule.NAMES_NOBODY: "It names neither the person nor a child whom they care for",
    Rule.NOT_THEIR_CHILD: "It names a child whom they do not care for by the record",
    Rule.BEFORE_THEIR_TIME: "It is undated, or from before they cared for the child by the record",
    Rule.MAY_MEAN_ANOTHER: "Its words may mean somebody else",
    Rule.UNPLACED_NAME: "It holds a name that the record does not place",
    Rule.WHO_TOLD: "It may show who told it: not a professional, and not the person",
    Rule.CHILDS_ACCOUNT: "It may be what a child said or showed",
    Rule.RISK: "Telling it may put somebody at risk",
    Rule.MEETING: "It is of a meeting that they may not know of",
    Rule.ASSESSMENT: "It is an assessment of somebody else",
    Rule.LEGAL: "It may be legal advice, or about proceedings",
    Rule.PLACE: "It may tell where somebody lives, is placed or goes to school, or how to reach them",
    Rule.COUNCILS_OWN: "It is the council’s own enquiry, decision or view",
    Rule.HANDLING: "Its words ask that it be handled with care",
    Rule.HELD_BY: "That this agency holds something would itself tell",
    Rule.NOT_INVITED: "That they were asked to this meeting is not recorded",
    Rule.HANGS_ON: "What it hangs on is not told",
    Rule.SAID_NO: "Somebody decided that it may not be told, or that legal is to say",
}

_RISK = frozenset({
    Theme.DOMESTIC_ABUSE, Theme.SEXUAL_ABUSE, Theme.CHILD_EXPLOITATION, Theme.ADULT_SAFEGUARDING, Theme.CHILD_MENTAL_HEALTH,
})
_OPEN_ABOUT_A_CHILD = frozenset({
    Agency.CHILDRENS_SOCIAL_CARE, Agency.EARLY_HELP, Agency.SCHOOL, Agency.EDUCATION_SERVICE, Agency.HEALTH_VISITING, Agency.SCHOOL_NURSING,
})
"""Agencies of whose work with a child its parents and carers know; of any other, that it holds something may be what nobody told them."""
_INVITED = frozenset({Attended.ATTENDED, Attended.APOLOGIES, Attended.ABSENT})
_ACCOUNTS = frozenset({Marker.CHILD_VOICE, Marker.SIBLING_VOICE, Marker.ALLEGATION, Marker.FAMILY_REPORT, Marker.RETRACTION})
_WITH_THE_FAMILY = frozenset({
    MeetingKind.INITIAL_CONFERENCE, MeetingKind.REVIEW_CONFERENCE, MeetingKind.CORE_GROUP, MeetingKind.CHILD_IN_NEED_MEETING,
    MeetingKind.WRITTEN_UNDERTAKING,
})
_WORKINGS = (Identifier, IncidentLink, PersonLink, Coding)
_COUNCILS_OWN = (InformationRequest, ForumDecision, AgencyView)
_NOT_READ = frozenset({"id", "source", "sensitivity", "agency", "agency_name", *REFERENCES})


class MayBeTold(StrEnum):
    """What a member of staff answered of a row that no rule allows by itself."""

    YES = "yes"
    NO = "no"
    LEGAL_TO_SAY = "legal_to_say"

    @property
    def label(self) -> str:
        return {MayBeTold.YES: "may be told", MayBeTold.NO: "may not be told", MayBeTold.LEGAL_TO_SAY: "legal to say"}[self]


@dataclass(frozen=True, slots=True)
class ToldTo:
    """The person, and the children whom they care for, each with the first day from which rows about the child may be told them."""

    person: str
    children: Mapping[str, date]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a row for one person. ``rules``: why not; empty where it is told. ``answer``: what staff said, if anything.

    ``without``: fields of remarks that are left empty in a row that is told, because their words would not pass by themselves.
    """

    fact: Fact
    rules: tuple[Rule, ...] = ()
    answer: MayBeTold | None = None
    without: tuple[str, ...] = ()

    @property
    def told(self) -> bool:
        return not self.rules

    @property
    def to_ask(self) -> bool:
        """Waits for somebody's answer."""
        return bool(self.rules) and self.answer is None and not any(rule.stands for rule in self.rules)


def cared_for(
    history: History, person: str, said: Mapping[str, bool] | None = None, *, elsewhere: Sequence[Residence] = (),
) -> dict[str, date]:
    """Children whom ``person`` cares for by the record, each from its first day; whole history where somebody said so by name.

    By the record: they live at one named place of the family with the child now, in a parent's or carer's place, and neither is recorded as
    living anywhere else. ``elsewhere``: where people live by rows of whatever label, for who has fled lives where only such a row says.
    ``said``: what staff said, child by child; it stands above the rule. No parentage is guessed: of two fathers each is one only of the
    children said to be his.
    """
    member = next((one for one in history.people if one.label == person), None)
    now = [home for home in (*history.residences, *elsewhere) if _now(home, history.as_at)]
    found: dict[str, date] = {}
    for child in history.people:
        if child.role not in (FamilyRole.CHILD, FamilyRole.OLDER_SIBLING) or child.label == person:
            continue
        if said and child.label in said:
            if said[child.label]:
                found[child.label] = date.min
        elif member is not None and member.role.is_carer and child.role.is_child and (since := _together_since(now, person, child.label)):
            found[child.label] = since
    return found


def _together_since(homes: Sequence[Residence], person: str, child: str) -> date | None:
    """From when both have lived at the one place where either is recorded as living now; None where they do not."""
    theirs = [home for home in homes if home.person in (person, child)]
    places = {(home.kind, home.place) for home in theirs}
    days = [home.happened.end for home in theirs]
    if len(places) != 1 or {home.person for home in theirs} != {person, child} or None in days:
        return None
    kind, place = next(iter(places))
    normal = {home.person for home in theirs if home.sensitivity == "normal"}
    return max(day for day in days if day) if kind is Whereabouts.FAMILY_HOME and place and normal == {person, child} else None


def _now(home: Residence, day: date) -> bool:
    """It has begun, or when it did is not recorded, and it is not recorded as over."""
    return (home.happened.start is None or home.happened.start <= day) and (home.ended.undated or (home.ended.start or date.min) > day)


def verdicts(history: History, to: ToldTo, answers: Mapping[str, MayBeTold] | None = None) -> tuple[Verdict, ...]:
    """What becomes of every fact of a history for one person, in the history's order."""
    said, members = answers or {}, tuple(person.label for person in history.people)
    first = {fact.id: _verdict(fact, to, members, said.get(fact.id)) for fact in history.facts()}
    invited = {
        row.meeting_ref.casefold() for row in history.attendances
        if row.who == to.person and row.attended in _INVITED and row.sensitivity == "normal"
    }
    for meeting in history.meetings:
        if first[meeting.id].told and meeting.meeting_ref.casefold() not in invited and meeting.id not in said:
            first[meeting.id] = Verdict(meeting, (Rule.NOT_INVITED,))
    told = {fact_id for fact_id, one in first.items() if one.told}
    plans = {plan.plan_ref.casefold() for plan in history.plans if plan.id in told}
    actions = {action.action_ref.casefold() for action in history.actions if action.id in told and action.plan_ref.casefold() in plans}
    meetings = {meeting.meeting_ref.casefold() for meeting in history.meetings if meeting.id in told}
    assessments = {one.assessment_ref.casefold() for one in history.assessments if one.id in told}
    hangs = {PlanAction: ("plan_ref", plans), ActionReview: ("action_ref", actions), Attendance: ("meeting_ref", meetings),
             AssessmentChange: ("assessment_ref", assessments)}

    def hung(one: Verdict) -> Verdict:
        on = hangs.get(type(one.fact))
        if not one.told or on is None or str(getattr(one.fact, on[0])).casefold() in on[1]:
            return one
        return replace(one, rules=(Rule.HANGS_ON,))

    return tuple(hung(first[fact.id]) for fact in history.facts())


def _verdict(fact: Fact, to: ToldTo, members: Sequence[str], answer: MayBeTold | None) -> Verdict:
    whole = tuple(dict.fromkeys(_against(fact, to, members)))
    if any(rule.stands for rule in whole):
        return Verdict(fact, whole, answer)
    if answer is MayBeTold.YES:
        return Verdict(fact, (), answer)
    left_out = tuple(name for name in _REMARKS.get(type(fact), ()) if getattr(fact, name) and whole)
    bare = replace(fact, **dict.fromkeys(left_out, "")) if left_out else fact  # type: ignore[arg-type]  # remarks are texts
    rules = tuple(dict.fromkeys(_against(bare, to, members))) if left_out else whole
    return Verdict(fact, (*rules, Rule.SAID_NO) if answer else rules, answer, left_out if not rules and not answer else ())


_REMARKS: Mapping[type[Fact], tuple[str, ...]] = {
    Visit: ("note",), Attendance: ("note",), ActionReview: ("evidence", "outcome"), Meeting: ("outcome",), AssessmentChange: ("reason",),
    Assessment: ("result",), PreProceedings: ("outcome",), StatusPeriod: ("reason", "end_reason"), Plan: ("end_reason",),
}
"""Remarks beside a row that is told in codes and days. Where the remark would not pass, the row is told without it: a visit left out for its
remark, among visits told by twos, would itself tell that there was something to leave out."""


def _against(fact: Fact, to: ToldTo, members: Sequence[str]) -> Iterable[Rule]:
    """Every rule by which a fact is not told by itself."""
    if fact.sensitivity != "normal":
        yield Rule.LABEL
    if fact.status is EvidenceStatus.INTELLIGENCE:
        yield Rule.INTELLIGENCE
    if isinstance(fact, _WORKINGS):
        yield Rule.WORKING
    if isinstance(fact, _COUNCILS_OWN):
        yield Rule.COUNCILS_OWN
    words = "\n".join(_texts(fact))
    yield from _of_people(fact, to, members, words)
    yield from _of_words(fact, to)
    if isinstance(fact, Entry):
        yield from _of_entry(fact, to)
    elif isinstance(fact, Meeting) and fact.kind not in _WITH_THE_FAMILY:
        yield Rule.MEETING
    elif isinstance(fact, Assessment) and fact.about != to.person:
        yield Rule.ASSESSMENT
    elif isinstance(fact, Allegation):
        yield Rule.RISK
        if fact.made_by != to.person:
            yield Rule.WHO_TOLD
    elif isinstance(fact, Residence):
        yield Rule.PLACE


_HANGS = (PlanAction, ActionReview, AssessmentChange)
"""What names nobody itself: it is of the plan or the assessment that it hangs on."""


def _of_people(fact: Fact, to: ToldTo, members: Sequence[str], words: str) -> Iterable[Rule]:
    named = {label for label in members if names(words, label)} | set(getattr(fact, "people", ()))
    if named - {to.person} - set(to.children) - set(_children(fact)):
        yield Rule.NAMES_ANOTHER
    children = set(_children(fact)) | (named & {label for label in members if label in to.children})
    if set(_children(fact)) - {to.person} - set(to.children):
        yield Rule.NOT_THEIR_CHILD
    if not (named | set(_children(fact))) & {to.person, *to.children} and not isinstance(fact, _HANGS):
        yield Rule.NAMES_NOBODY
    if isinstance(fact, Person) or to.person in named:
        return
    since = max((to.children[child] for child in children if child in to.children), default=date.min)
    if since > date.min and (fact.happened.start is None or fact.happened.start < since):
        yield Rule.BEFORE_THEIR_TIME


_KNOWN_TO_THEM = (Assessment, StatusPeriod, Plan)
"""What bears a category such as emotional abuse in its own name: it is said to the family when it begins."""


def _of_words(fact: Fact, to: ToldTo) -> Iterable[Rule]:
    """By the words that would be told; what is left empty in the telling cannot tell anything."""
    if fact.agency is Agency.COURT_LEGAL:
        yield Rule.LEGAL
    known = {Rule.RISK} if isinstance(fact, _KNOWN_TO_THEM) else {Rule.MEETING} if isinstance(fact, Meeting) else set()
    yield from (rule for rule in _by_words("\n".join(_texts(as_told(fact))), to) if rule not in known)


def words_against(words: str, to: ToldTo, members: Iterable[str]) -> tuple[Rule, ...]:
    """Why words that staff wrote are not told by themselves: by the rules for the words of a row."""
    others = set(members) - {to.person, *to.children}
    named = (Rule.NAMES_ANOTHER,) if any(names(words, label) for label in others) else ()
    return (*named, *_by_words(words, to))


def _by_words(words: str, to: ToldTo) -> Iterable[Rule]:
    left = without(words, (to.person, *to.children))
    if means_somebody(left):
        yield Rule.MAY_MEAN_ANOTHER
    if has_a_name_unplaced(left):
        yield Rule.UNPLACED_NAME
    if tells_a_place(left):
        yield Rule.PLACE
    if is_legal(left):
        yield Rule.LEGAL
    if may_put_at_risk(left):
        yield Rule.RISK
    if asks_for_care(left):
        yield Rule.HANDLING
    if is_of_a_meeting(left):
        yield Rule.MEETING


def _of_entry(entry: Entry, to: ToldTo) -> Iterable[Rule]:
    if not entry.evidence_status.own_knowledge and entry.evidence_status not in (EvidenceStatus.REPORTED, EvidenceStatus.DISPUTED):
        yield Rule.WHO_SAW
    told_by = entry.reported_by.strip()
    if told_by != to.person and not is_professional(told_by) and (told_by or not entry.evidence_status.own_knowledge):
        yield Rule.WHO_TOLD
    told = "\n".join((entry.title, entry.description, entry.action_outcome))
    of_a_child = means_a_child(told) or any(names(text, child) for child in to.children for text in _texts(entry))
    if entry.child_voice or not _ACCOUNTS.isdisjoint(entry.markers) or (of_a_child and gives_an_account(told)):
        yield Rule.CHILDS_ACCOUNT
    if not _RISK.isdisjoint(entry.themes):
        yield Rule.RISK
    about_them = to.person in entry.people or any(names(text, to.person) for text in _texts(entry))
    if may_show_that_somebody_told(without(told, (to.person,))):
        yield Rule.WHO_TOLD
    if entry.agency is Agency.DOMESTIC_ABUSE_SERVICE or (not about_them and entry.agency not in _OPEN_ABOUT_A_CHILD):
        yield Rule.HELD_BY


def _children(fact: Fact) -> tuple[str, ...]:
    return tuple(getattr(fact, "children", ()))


def _texts(fact: Fact) -> Iterable[str]:
    """Every word of a fact that somebody wrote, but for where it came from and the numbers by which it is found."""
    for item in fields(fact):
        value = getattr(fact, item.name)
        if item.name in _NOT_READ or isinstance(value, StrEnum):
            continue
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            yield from (part for part in value if isinstance(part, str) and not isinstance(part, StrEnum))
