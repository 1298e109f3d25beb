"""Adult safeguarding recorded about an adult where the children live, and what adult services recorded about that home.

It stands with what the agencies hold: in review §4.21 another service held it and it did not reach the forum. It is harm in the home, so
it is no part of what points the other way. Whether the adult is the one harmed or the one complained of, no code says: neither does this.
"""

from collections.abc import Iterator

from dashboard.findings.households import current, with_children
from dashboard.findings.in_words import counted, span_in_words
from dashboard.findings.reading import Reading, each_once
from data_models.agencies import Agency
from data_models.finding import Block, Finding, Kind
from data_models.forum import MeetingKind
from data_models.people import Person
from data_models.record import Entry, Nature
from data_models.themes import Theme

KIND = Kind(
    code="adult-at-risk",
    title="Adult safeguarding about an adult in or around the children’s home",
    block=Block.MULTI_AGENCY,
    authority="Review §4.21, 4.23",
    method="Entries on adult safeguarding in which an adult is the only adult named, and adult safeguarding meetings about that adult alone; an "
    "entry may name them as the one harmed or the one complained of, so for a parent or carer a meeting is needed. Listed where the record places "
    "the adult where a child lives, or does not say where they live, or an entry of adult social care names the adult and a child. Beside it, what "
    "adult social "
    "care recorded there of the home or the children.",
)


def find(reading: Reading) -> Iterator[Finding]:
    adults = {adult.label: adult for adult in reading.history.adults}
    echoes = {echo.id for echo in reading.echoes}
    alone: dict[str, list[Entry]] = {}
    for entry in reading.history.entries:
        named = [label for label in dict.fromkeys(entry.people) if label in adults]
        if Theme.ADULT_SAFEGUARDING in entry.themes and len(named) == 1 and entry.id not in echoes:
            alone.setdefault(named[0], []).append(entry)
    for label, adult in adults.items():
        if finding := _of(reading, adult, tuple(alone.get(label, ()))):
            yield finding


def _of(reading: Reading, adult: Person, alone: tuple[Entry, ...]) -> Finding | None:
    meetings = tuple(
        row for row in reading.history.meetings
        if row.kind is MeetingKind.ADULT_SAFEGUARDING and row.concerning.strip().casefold() == adult.label.casefold()
    )
    concerns = tuple(entry for entry in alone if entry.nature is Nature.CONCERN and not entry.speaks_against)
    context = tuple(entry for entry in alone if entry.nature is Nature.CONTEXT and not entry.speaks_against)
    if not meetings and (adult.role.is_carer or not concerns):
        return None
    home = with_children(reading, adult)
    with_child = tuple(
        entry for entry in (*concerns, *context)
        if entry.agency is Agency.ADULT_SOCIAL_CARE and not set(entry.people).isdisjoint(reading.child_labels)
    )
    if not home and current(reading, adult.label) and not with_child:
        return None
    text = f"{adult.label} is listed in the family as {adult.role.label}."
    if concerns:
        text += f" Adult safeguarding: {counted(len(concerns), 'entry', 'entries')} of concern in which no other adult is named, "
        text += f"{span_in_words(concerns)}."
    if meetings:
        text += f" {counted(len(meetings), 'adult safeguarding meeting')} about them, {span_in_words(meetings)}."
    text += " The record places them where a child lives." if home else ""
    text += " Where they live is not recorded." if not home and not current(reading, adult.label) else ""
    about_home = tuple(entry for entry in concerns if entry.agency is Agency.ADULT_SOCIAL_CARE and Theme.NEGLECT in entry.themes)
    if about_home:
        text += f" Adult social care recorded concern about neglect or home conditions in {counted(len(about_home), 'entry', 'entries')} of these, "
        text += f"{span_in_words(about_home)}."
    if with_child:
        text += f" {counted(len(with_child), 'entry', 'entries')} of adult social care {'names' if len(with_child) == 1 else 'name'} a child as well."
    evidence = each_once(concerns, context, meetings, home)
    return Finding(
        kind=KIND, key=adult.label, subject=adult.label, statement=text, children=reading.children_named(with_child),
        evidence=evidence,
        contrary=tuple(entry for entry in reading.contrary_on(Theme.ADULT_SAFEGUARDING) if adult.label in entry.people),
        not_recorded=(
            f"Whether {adult.label} is said to have been harmed, or to have harmed somebody, and what it means for the children, is in the rows and "
            "is not told by these counts.",
            *(("No entry of adult social care that names them says how the home is for the children.",) if not about_home and not with_child else ()),
            *reading.notes(each_once(concerns, context, meetings)),
        ),
    )
