"""Decisions on people hold on reading, for words, labels and numbers, and taking one back restores what was there."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.importers.take_in import new_family
from dashboard.page_data.history import families, history_of
from dashboard.page_data.people_answers import answered, keep_answers, take_back
from dashboard.page_data.people_labels import labels_of, number_of
from dashboard.page_data.people_links import key_of, naming_of, with_people_linked
from dashboard.page_data.people_ways import Way
from dashboard.store import Database
from data_models.access import Scope
from data_models.history import History
from data_models.people import FamilyRole, Identifier, LinkDecision, LinkKind, Person, PersonLink
from data_models.plan import Visit, VisitResult
from data_models.record import Entry, Family
from tests.page_data.people_records import READ, TODAY, entry_with, family_x, file, known, named, read, say

IS, IS_NOT, OUTSIDE = LinkDecision.IS, LinkDecision.IS_NOT, LinkDecision.OUTSIDE
NHS, OTHER_NHS = "943 476 5919", "4010232137"


@pytest.fixture
def family(database: Database) -> Family:
    return family_x(database)


def with_return(database: Database, family: Family, *, born: str = "2012-03-04", number: str = "") -> None:
    """A statutory return that knows a child by its own number, and one visit under it."""
    file(database, family, "People.csv", f"Person,Role,Born\nChild 1234,child,{born}\n")
    numbers = "Person,Kind of number,Number\nChild 1234,LA child ID,1234\n" + (f"Child 1234,NHS number,{number}\n" if number else "")
    file(database, family, "Identifiers.csv", numbers)
    file(database, family, "Visits.csv", "Children,Date,Result\nChild 1234,05/05/2020,seen\n")


@pytest.fixture
def return_taken_in(database: Database, family: Family) -> Family:
    with_return(database, family)
    return family


def content(history: History) -> tuple[Any, ...]:
    """All that a history says, without the decisions themselves."""
    return history.people, history.told_otherwise, history.entries, history.visits, history.identifiers


# Words in entries


def test_words_count_for_nobody_until_a_person_says_whom_they_mean(database: Database, family: Family) -> None:
    assert named(database, family, "argued") == ()
    say(database, family, "Mo", IS, "Mother X")
    assert named(database, family, "argued") == ("Mother X",)
    assert named(database, family, "mother-in-law") == ("Mother X",)


def test_two_letters_are_compared_as_written_and_words_without_capitals(database: Database, family: Family) -> None:
    file(database, family, "log2.csv", "Ref,Date,Event\n9,01/03/2020,Baby is 6 mo old\n10,02/03/2020,HER PARTNER rang\n", agency="GP")
    read(database, family, READ | {"HER PARTNER": ("partner", "role"), "mo": ("mother", "role")})
    say(database, family, "Mo", IS, "Mother X")
    say(database, family, "her partner", IS, "Stepfather X")
    assert named(database, family, "Baby is") == () and named(database, family, "HER PARTNER") == ("Stepfather X",)


def test_a_word_does_not_stand_in_a_compound(database: Database, family: Family) -> None:
    file(database, family, "log2.csv", "Ref,Date,Event\n9,01/03/2020,The mother-in-law rang\n", agency="GP")
    read(database, family, {})
    say(database, family, "mother", IS, "Mother X")
    assert named(database, family, "The mother-in-law rang") == ()


def test_words_count_where_the_reading_found_that_they_name_somebody(database: Database, family: Family) -> None:
    file(database, family, "log2.csv", "Ref,Date,Event\n9,01/03/2020,Rang her mother\n10,02/03/2020,The mother rang\n", agency="GP")
    read(database, family, {"her mother": (None, "role"), "The mother": ("mother", "role")})
    say(database, family, "The mother", IS, "Mother X")
    say(database, family, "mother", IS, "Mother X")
    assert named(database, family, "her mother") == () and named(database, family, "The mother") == ("Mother X",)


def test_the_longer_words_win(database: Database, family: Family) -> None:
    file(database, family, "log2.csv", "Ref,Date,Event\n9,01/03/2020,The mother’s partner rang\n", agency="GP")
    read(database, family, READ | {"mother’s partner": ("partner", "role")})
    say(database, family, "mother", IS, "Mother X")
    say(database, family, "mother's partner", IS, "Stepfather X")
    assert named(database, family, "partner rang") == ("Stepfather X",)


def test_words_count_in_all_that_is_read_for_them(database: Database, family: Family) -> None:
    file(database, family, "log2.csv", "Ref,Date,Event,Action and outcome\n9,01/03/2020,Call made,Mo to ring back\n", agency="GP")
    read(database, family)
    say(database, family, "Mo", IS, "Mother X")
    assert named(database, family, "Call made") == ("Mother X",)


def test_one_entry_may_mean_another(database: Database, family: Family) -> None:
    say(database, family, "Mo", IS, "Mother X")
    say(database, family, "Mo", IS, "Grandmother X", entry=entry_with(database, family, "argued"))
    say(database, family, "Mo", IS_NOT, "Mother X", entry=entry_with(database, family, "did not answer"))
    assert named(database, family, "argued") == ("Grandmother X",)
    assert named(database, family, "did not answer") == ()
    assert named(database, family, "mother-in-law") == ("Mother X",)


def test_a_label_in_a_text_is_linked_by_rule_unless_a_person_says_that_it_is_not(database: Database, family: Family) -> None:
    assert named(database, family, "talked about") == ("Child X1",)
    kept = say(database, family, "Child X1", IS_NOT, "Child X1")
    assert named(database, family, "talked about") == ()
    take_back(database, database.scope_of("local"), family, kept)
    assert named(database, family, "talked about") == ("Child X1",)


def test_what_is_denied_of_one_member_leaves_the_rule_for_another(database: Database, family: Family) -> None:
    say(database, family, "Child X1", IS_NOT, "Child X2")
    say(database, family, "Mo", IS_NOT, "Mother X")
    assert named(database, family, "talked about") == ("Child X1",) and named(database, family, "mother-in-law") == ("Mother X",)


def test_somebody_outside_the_family_is_nobody_in_it(database: Database, family: Family) -> None:
    say(database, family, "Uncle Lee", OUTSIDE)
    assert named(database, family, "Uncle Lee") == ("Child X1",)


def test_a_decision_on_somebody_not_known_by_the_date_has_no_effect(database: Database, family: Family) -> None:
    file(database, family, "People.csv", "Person,Role,Born,Known since\nAdult X9,other,,2021-01-01\n")
    say(database, family, "Mo", IS, "Adult X9")
    assert next(entry for entry in known(database, family, date(2020, 12, 1)).entries if "argued" in entry.text).people == ()
    assert named(database, family, "argued") == ("Adult X9",)


def test_taking_a_newer_answer_back_brings_the_older_one_to_light(database: Database, family: Family) -> None:
    before = content(known(database, family))
    first = say(database, family, "Mo", IS, "Mother X")
    second = say(database, family, "Mo", OUTSIDE)
    assert named(database, family, "argued") == ()
    take_back(database, database.scope_of("local"), family, second)
    assert named(database, family, "argued") == ("Mother X",)
    take_back(database, database.scope_of("local"), family, first)
    assert content(known(database, family)) == before


# Labels and numbers


def test_another_label_becomes_the_members_in_every_field_and_back(database: Database, family: Family) -> None:
    with_return(database, family)
    file(database, family, "Allegations.csv",
         "Allegation ref,About,Made by,Made,Theme\nAL1,Mother X,Child 1234; Child X2,05/05/2020,physical_abuse\n")
    before = known(database, family)
    assert len(before.children) == 3
    kept = say(database, family, "Child 1234", IS, "Child X1", kind=LinkKind.LABEL)
    after = known(database, family)
    assert [child.label for child in after.children] == ["Child X1", "Child X2"]
    assert after.visits[0].children == ("Child X1",) and after.allegations[0].made_by == "Child X1; Child X2"
    assert {identifier.person for identifier in after.identifiers} == {"Child X1"}
    take_back(database, database.scope_of("local"), family, kept)
    assert known(database, family) == before


def test_both_rows_about_one_person_stay_to_be_opened(database: Database, family: Family) -> None:
    with_return(database, family)
    before = {person.id for person in known(database, family).people}
    say(database, family, "Child 1234", IS, "Child X1", kind=LinkKind.LABEL)
    after = known(database, family)
    assert {person.id for person in (*after.people, *after.told_otherwise)} == before
    assert all(after.fact(fact_id) for fact_id in before)
    assert "“Child 1234” in its file" in after.told_otherwise[0].text


def test_one_number_is_one_person_by_rule_unless_a_person_says_that_it_is_not(database: Database, family: Family) -> None:
    file(database, family, "Identifiers.csv", f"Person,Kind of number,Number\nChild X1,NHS No,{NHS}\n")
    with_return(database, family, number=NHS.replace(" ", ""))
    assert known(database, family).visits[0].children == ("Child X1",)
    kept = say(database, family, "Child 1234", IS_NOT, "Child X1", kind=LinkKind.LABEL)
    assert known(database, family).visits[0].children == ("Child 1234",)
    take_back(database, database.scope_of("local"), family, kept)
    say(database, family, "nhs_number 9434765919", IS_NOT, "Child X1", kind=LinkKind.IDENTIFIER)
    assert known(database, family).visits[0].children == ("Child 1234",)


def test_a_number_that_a_person_said_is_a_members_links_as_one_in_a_file_does(database: Database, family: Family) -> None:
    with_return(database, family)
    say(database, family, "la_child_id 1234", IS, "Child X2", kind=LinkKind.IDENTIFIER)
    assert known(database, family).visits[0].children == ("Child X2",)


def test_a_number_under_two_members_links_nobody(database: Database, family: Family) -> None:
    file(database, family, "Identifiers.csv", f"Person,Kind of number,Number\nChild X1,NHS number,{NHS}\nChild X2,NHS number,{NHS}\n")
    with_return(database, family, number=NHS)
    assert len(known(database, family).children) == 3


@pytest.mark.parametrize(("system", "value", "compared"), [
    ("NHS number", NHS, ("nhs_number", "9434765919")),
    ("nhs_number", "943-476-5919", ("nhs_number", "9434765919")),
    ("NHS number", "943 476 5918", None),
    ("NHS number", "", None),
    ("LA child ID", "00123", ("la_child_id", "00123")),
    ("UPN", " A123456789012 ", ("upn", "A123456789012")),
])
def test_numbers_are_compared_exactly_and_nhs_numbers_by_their_digits(system: str, value: str, compared: tuple[str, str] | None) -> None:
    assert number_of(system, value) == compared


def test_leading_zeros_tell_numbers_apart() -> None:
    people = [Person(id=label, label=label, role=FamilyRole.CHILD) for label in ("Child X1", "Child 0123", "Child 123")]
    numbers = [Identifier(id=str(place), person=person, system="LA child ID", value=value)
               for place, (person, value) in enumerate((("Child X1", "123"), ("Child 123", "123"), ("Child 0123", "0123")))]
    assert labels_of(people, numbers, []).members == ("Child 0123", "Child X1")


def test_labels_that_differ_in_capitals_and_spaces_are_one_by_rule(database: Database, family: Family) -> None:
    file(database, family, "Visits.csv", "Children,Date,Result\nchild  x1; CHILD X2,05/05/2020,seen\n")
    assert known(database, family).visits[0].children == ("Child X1", "Child X2")


def test_a_member_of_two_files_is_one_member_with_two_rows(database: Database, family: Family) -> None:
    file(database, family, "People.csv", "Person,Role,Born\nmother x,mother,1984\n")
    history = known(database, family)
    mother, = (person for person in history.adults if person.role is FamilyRole.MOTHER)
    assert (mother.label, mother.born.raw, len(history.told_otherwise)) == ("Mother X", "1984", 1)


def test_a_label_said_to_be_outside_is_no_member_and_its_row_is_kept(database: Database, family: Family) -> None:
    with_return(database, family)
    say(database, family, "Child 1234", OUTSIDE, kind=LinkKind.LABEL)
    history = known(database, family)
    assert [child.label for child in history.children] == ["Child X1", "Child X2"]
    assert [row.label for row in history.told_otherwise] == ["Child 1234"]
    assert history.visits[0].children == ("Child 1234",)


def test_labels_linked_in_turn_end_at_one_member_and_a_circle_is_left_open() -> None:
    people = [Person(id=label, label=label, role=FamilyRole.CHILD) for label in ("Child 1", "Child 2", "Child 3")]
    turn = [label_link("a", "Child 1", "Child 2"), label_link("b", "Child 2", "Child 3")]
    assert labels_of(people, [], turn).member("child 1") == "Child 3"
    circle = labels_of(people, [], [*turn, label_link("c", "Child 3", "Child 1")])
    assert circle.members == ("Child 3",) and {circle.member(person.label) for person in people} == {"Child 3"}


def test_whom_a_file_names_by_number_stays_beside_whom_the_words_name() -> None:
    entry = Entry(id="e", description="Mother X was there", people=("Child X1",))
    labels = labels_of([Person(id=label, label=label, role=FamilyRole.OTHER) for label in ("Mother X", "Child X1")], [], [])
    assert naming_of(labels, []).read(entry).people == ("Mother X", "Child X1")


# Laws


def label_link(link_id: str, written: str, person: str, decision: LinkDecision = IS) -> PersonLink:
    return PersonLink(id=link_id, kind=LinkKind.LABEL, written=written, person=person, decision=decision)


def plain_rule(entry: Entry, labels: Sequence[str]) -> tuple[str, ...]:
    """The rule with no decision, written out: the longest label first, whole words, in the order of the text."""
    text, found = f"{entry.people_raw}\n{entry.title}\n{entry.description}".casefold(), {}
    for label in sorted(labels, key=len, reverse=True):
        place = text.find(label.casefold())
        while place >= 0:
            end = place + len(label)
            if not (text[place - 1:place].isalnum() or text[end:end + 1].isalnum()):
                found.setdefault(label, place)
                text = text[:place] + "\0" * len(label) + text[end:]
            place = text.find(label.casefold(), end)
    first = {label: min(place for place in (found[label],)) for label in found}
    return tuple(sorted(first, key=lambda label: first[label])) or entry.people


@pytest.mark.parametrize("day", [TODAY, date(2020, 12, 10), date(2016, 1, 1)])
def test_with_no_decision_the_sample_families_read_as_by_their_labels_alone(samples: Database, scope: Scope, day: date) -> None:
    for family in families(samples, scope):
        history = history_of(samples, scope, family, day)
        labels = [person.label for person in history.people]
        assert history.told_otherwise == () and len(set(labels)) == len(labels)
        assert [entry.people for entry in history.entries] == [plain_rule(entry, labels) for entry in history.entries]
        again, _ = with_people_linked({
            "people": history.people, "identifiers": (), "person_links": (), "entries": history.entries, "visits": history.visits,
            "statuses": history.statuses, "attendances": history.attendances, "allegations": history.allegations,
        })
        assert again["visits"] == history.visits and again["attendances"] == history.attendances and again["entries"] == history.entries


WORDS = (("Mo", LinkKind.MENTION), ("her partner", LinkKind.MENTION), ("Mother X", LinkKind.MENTION), ("Child 1234", LinkKind.LABEL),
         ("Child X2", LinkKind.LABEL))
PERSONS = ("Mother X", "Stepfather X", "Child X1", "Child X2", "Child 1234")
saying = st.tuples(st.sampled_from(WORDS), st.sampled_from(LinkDecision), st.sampled_from(PERSONS), st.sampled_from(("", "argued", "did not answer")))
steps = st.lists(st.one_of(saying, st.integers(0, 5)), max_size=7)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_what_is_said_and_taken_back_ends_as_what_stands(database: Database, return_taken_in: Family, taken: list[Any]) -> None:
    family, scope = return_taken_in, database.scope_of("local")
    before = known(database, family)
    kept: list[tuple[str, Any]] = []
    for step in taken:
        if isinstance(step, int):
            if kept:
                take_back(database, scope, family, kept.pop(step % len(kept))[0])
        else:
            kept.append((said(database, family, before, step), step))
    worked = content(known(database, family))
    for import_id, _ in kept:
        take_back(database, scope, family, import_id)
    assert known(database, family) == before, "all taken back, all is as it was"
    replayed = [said(database, family, before, step) for _, step in kept]
    assert content(known(database, family)) == worked, "saying again what stands gives what stood"
    for import_id in replayed:
        take_back(database, scope, family, import_id)


def said(database: Database, family: Family, before: History, step: Any) -> str:
    (words, kind), decision, person, text = step
    entry = next((entry for entry in before.entries if text and text in entry.text), None)
    statement = answered(family, Way(kind, words, before.entries), decision, "" if decision is OUTSIDE else person, entry=entry)
    return keep_answers(database, database.scope_of("local"), family, [[statement]])[0]


ENTRIES = tuple(Entry(id=f"e{place}", description=text) for place, text in enumerate((
    "Mo shouted at the boy", "Child X10 and mum", "Child X1 seen", "Child 77 with Mother  X", "nobody here",
)))
LABELS = ("Mother X", "Child X1", "Child X10", "Child 77")
MEMBERS = tuple(Person(id=f"p{label}", label=label, role=FamilyRole.OTHER) for label in LABELS)
links = st.lists(st.builds(
    lambda kind, written, person, decision, entry: PersonLink(
        id=f"{kind}{written}{entry}", kind=kind, written=written, person=person, decision=decision, entry_id=entry),
    st.sampled_from(LinkKind), st.sampled_from((*LABELS, "mo", "mum", "the boy")), st.sampled_from(LABELS), st.sampled_from(LinkDecision),
    st.sampled_from(("", "e0", "e1")),
), max_size=6, unique_by=lambda link: link.id)


@settings(max_examples=300, deadline=None)
@given(links, st.randoms())
def test_decisions_lose_no_row_name_only_members_and_are_read_in_any_order(decisions: list[PersonLink], order: Any) -> None:
    visit = Visit(id="v", children=("Child 77", "Child X1"), result=VisitResult.SEEN)
    parts = {"people": MEMBERS, "identifiers": (), "entries": ENTRIES, "visits": (visit,)}
    read_parts, further = with_people_linked({**parts, "person_links": tuple(decisions)})
    members = {person.label for person in read_parts["people"] if isinstance(person, Person)}
    assert sorted(person.id for person in (*read_parts["people"], *further)) == sorted(person.id for person in MEMBERS)
    assert all(set(entry.people) <= members for entry in read_parts["entries"] if isinstance(entry, Entry))
    shuffled = list(decisions)
    order.shuffle(shuffled)
    again, _ = with_people_linked({**parts, "person_links": tuple(shuffled)})
    assert {**again, "person_links": ()} == {**read_parts, "person_links": ()}


def test_words_are_compared_with_one_apostrophe_and_single_spaces() -> None:
    assert key_of("Mother’s  Partner") == key_of("mother's partner") and key_of("MO") != key_of("Mo")


def test_a_family_with_no_member_and_no_decision_reads_nothing() -> None:
    naming = naming_of(labels_of([], [], []), [])
    assert naming.pattern is None and [naming.read(entry) for entry in ENTRIES] == list(ENTRIES)


def test_an_unread_family_can_be_read(database: Database, tmp_path: Path) -> None:
    family = new_family(database, "local", "Family Y")
    read(database, family)
    assert known(database, family).entries == ()
