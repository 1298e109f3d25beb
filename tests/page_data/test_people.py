"""Ways of naming people are offered, never applied silently; a decision holds on reading and taking it back restores everything."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.importers.keyed import Statement, keep
from dashboard.importers.take_in import new_family, take_in
from dashboard.importers.undo import undo_import
from dashboard.page_data import people
from dashboard.page_data.history import history_of
from dashboard.page_data.people import PeopleView, Way
from dashboard.page_data.people_links import folded, linked_people, with_aliases, with_people
from dashboard.store import Database
from data_models.access import EVERY_AGENCY, Scope
from data_models.dates import When
from data_models.history import History
from data_models.people import FamilyRole, LinkDecision, LinkKind, Person, PersonLink
from data_models.record import Entry, Family

TODAY = date(2026, 11, 24)
CORE = "Person,Role,Born\nMother X,mother,\nStepfather X,stepfather,\nChild X1,child,2012-03-04\n"
LOG = (
    "Ref,Date,Event,Handling\n1,01/02/2020,Mo and her partner argued,\n2,02/02/2020,MO did not answer,\n"
    "3,03/02/2020,Child X1 talked about Uncle Lee,\n"
    "4,04/02/2020,The lodger was seen,police intelligence\n"
)
MENTIONS = {
    "Mo": ("mother", "role"), "MO": ("mother", "role"), "her partner": ("partner", "role"), "Uncle Lee": (None, "named"),
    "The lodger": ("other", "role"),
}


@pytest.fixture
def family(database: Database) -> Family:
    return new_family(database, "local", "Family X")


@pytest.fixture
def scope(database: Database, family: Family) -> Scope:
    return database.scope_of("local")


@pytest.fixture(autouse=True)
def record(database: Database, scope: Scope, family: Family) -> None:
    take_in(database, scope, family, name="People.csv", content=CORE.encode(), today=TODAY)
    take_in(database, scope, family, name="log.csv", content=LOG.encode(), today=TODAY, agency="School")
    rows = [
        {"family_id": family.id, "import_id": "", "entry_id": entry.id, "words": words, "start": entry.text.index(words), "role": role, "kind": kind,
         "lexicon": "test", "agency": entry.agency.value, "sensitivity": entry.sensitivity}
        for entry in history_of(database, scope, family, TODAY).entries for words, (role, kind) in MENTIONS.items() if words in entry.text
    ]
    with database.change("local", "words read", family_id=family.id) as change:
        change.replace_readings(family.id, [], rows)


def view(database: Database, scope: Scope, family: Family) -> PeopleView:
    answers = database.ask_each(scope, ("mentions", "person_decisions"), family=family.id)
    return people.people_view(history(database, scope, family), answers["mentions"], answers["person_decisions"])


def history(database: Database, scope: Scope, family: Family, as_at: date = TODAY) -> History:
    return history_of(database, scope, family, as_at)


def way(database: Database, scope: Scope, family: Family, words: str) -> Way:
    shown = view(database, scope, family)
    return next(found for found in (*shown.roles, *shown.named) if found.words.casefold() == words.casefold())


def named(database: Database, scope: Scope, family: Family, text: str) -> tuple[str, ...]:
    return next(entry.people for entry in history(database, scope, family).entries if text in entry.text)


def test_a_role_word_is_offered_with_the_rule_and_counts_for_nothing_yet(database: Database, scope: Scope, family: Family) -> None:
    mo = way(database, scope, family, "Mo")
    assert (mo.offered, mo.why, len(mo.entries)) == ("Mother X", "the only mother in this record", 2)
    assert named(database, scope, family, "argued") == ()


def test_a_partner_may_be_the_stepfather(database: Database, scope: Scope, family: Family) -> None:
    assert way(database, scope, family, "her partner").offered == "Stepfather X"


def test_a_person_named_only_in_passing_waits_and_is_no_lost_word(database: Database, scope: Scope, family: Family) -> None:
    assert [found.words for found in view(database, scope, family).named] == ["Uncle Lee"]


def test_a_confirmed_way_holds_for_every_entry_and_can_be_taken_back(database: Database, scope: Scope, family: Family) -> None:
    before = history(database, scope, family).entries
    kept = keep(database, "local", family, "people", [people.means(family, way(database, scope, family, "Mo"), "Mother X")])
    assert named(database, scope, family, "argued") == ("Mother X",) and named(database, scope, family, "did not answer") == ("Mother X",)
    assert [decided.import_id for decided in view(database, scope, family).decided] == [kept]
    undo_import(database, scope, family, kept)
    assert history(database, scope, family).entries == before
    assert way(database, scope, family, "Mo").offered == "Mother X"


def test_a_new_member_is_known_from_when_the_entry_that_names_them_was(database: Database, scope: Scope, family: Family) -> None:
    uncle = way(database, scope, family, "Uncle Lee")
    added = people.new_member("Adult X3", FamilyRole.OTHER_RELATIVE, uncle)
    keep(database, "local", family, "people", [added, people.means(family, uncle, "Adult X3")])
    assert named(database, scope, family, "Uncle Lee") == ("Child X1", "Adult X3")
    assert "Adult X3" not in [person.label for person in history(database, scope, family, date(2020, 2, 2)).people]
    assert "Adult X3" in [person.label for person in history(database, scope, family, date(2020, 2, 3)).people]


def test_somebody_outside_the_family_is_answered_and_links_to_nobody(database: Database, scope: Scope, family: Family) -> None:
    keep(database, "local", family, "people", [people.means_nobody_here(family, way(database, scope, family, "Uncle Lee"), "a neighbour")])
    assert view(database, scope, family).named == () and named(database, scope, family, "Uncle Lee") == ("Child X1",)
    assert "a neighbour" in view(database, scope, family).decided[0].sentence


def test_words_of_a_restricted_entry_stay_as_restricted(database: Database, scope: Scope, family: Family) -> None:
    lodger = way(database, scope, family, "The lodger")
    keep(database, "local", family, "people", [people.means_nobody_here(family, lodger)])
    narrow = Scope("other", (family.id,), EVERY_AGENCY, ("normal",))
    assert len(view(database, scope, family).decided) == 1 and view(database, narrow, family).decided == ()
    assert not [found for found in view(database, narrow, family).roles if "lodger" in found.words]


def test_a_label_of_another_file_becomes_the_member_everywhere_and_back(database: Database, scope: Scope, family: Family) -> None:
    returns = "Person,Role,Born\nChild 1234,child,2012-03-04\n"
    visits = "Children,Date,Result\nChild 1234,05/05/2020,seen\n"
    take_in(database, scope, family, name="People.csv", content=returns.encode(), today=TODAY)
    take_in(database, scope, family, name="Visits.csv", content=visits.encode(), today=TODAY)
    before = history(database, scope, family)
    pair, = view(database, scope, family).may_be_one
    assert {pair.first.label, pair.second.label} == {"Child X1", "Child 1234"} and pair.reasons == ("both born 4 March 2012",)
    kept = keep(database, "local", family, "people", [people.same_person(family, "Child 1234", "Child X1")])
    after = history(database, scope, family)
    assert [person.label for person in after.children] == ["Child X1"] and after.visits[0].children == ("Child X1",)
    assert after.fact(after.told_otherwise[0].id) is not None and view(database, scope, family).may_be_one == ()
    undo_import(database, scope, family, kept)
    assert history(database, scope, family) == before


def test_two_people_with_one_birthday_are_not_offered_again(database: Database, scope: Scope, family: Family) -> None:
    take_in(database, scope, family, name="People.csv", content=b"Person,Role,Born\nChild X2,child,2012-03-04\n", today=TODAY)
    pair, = view(database, scope, family).may_be_one
    keep(database, "local", family, "people", [people.not_same_person(family, pair.second.label, pair.first.label)])
    assert view(database, scope, family).may_be_one == ()
    assert len(history(database, scope, family).children) == 2


def test_sources_that_disagree_on_a_member_are_told(database: Database, scope: Scope, family: Family) -> None:
    take_in(database, scope, family, name="People.csv", content=b"Person,Role,Born\nChild 1234,older sibling,2011-03-04\n", today=TODAY)
    keep(database, "local", family, "people", [people.same_person(family, "Child 1234", "Child X1")])
    assert {found.what for found in people.disagreements(history(database, scope, family))} == {"date of birth", "role"}


LABELS = ("Mother X", "Child X1", "Child X10", "Child 77")
WORDS = ("mo", "mum", "the boy")
MEMBERS = tuple(Person(id=f"p{label}", label=label, role=FamilyRole.OTHER, happened=When()) for label in LABELS)
ENTRIES = tuple(
    Entry(id=f"e{number}", description=text) for number, text in enumerate(
        ("Mo shouted at the boy", "Child X10 and mum", "Child X1 seen", "Child 77 with Mother  X", "nobody here"))
)
links = st.lists(st.builds(
    lambda kind, written, person, decision, entry: PersonLink(
        id=f"{kind}{written}{person}{entry}", kind=kind, written=written, person=person, decision=decision, entry_id=entry),
    st.sampled_from(LinkKind), st.sampled_from((*LABELS, *WORDS)), st.sampled_from(LABELS), st.sampled_from(LinkDecision),
    st.sampled_from(("", "e0", "e1")),
), max_size=6)


def read(decisions: list[PersonLink]) -> tuple[Any, ...]:
    linked = linked_people(MEMBERS, decisions)
    members, _ = folded(MEMBERS, linked)
    return with_people(ENTRIES, linked), with_aliases(members, linked)


@settings(max_examples=300, deadline=None)
@given(links)
def test_decisions_only_ever_add_members_and_lose_no_row(decisions: list[PersonLink]) -> None:
    entries, _ = read(decisions)
    linked = linked_people(MEMBERS, decisions)
    members, others = folded(MEMBERS, linked)
    assert [entry.id for entry in entries] == [entry.id for entry in ENTRIES]
    assert len(members) + len(others) == len(MEMBERS)
    assert all(person in LABELS for entry in entries for person in entry.people)
    assert read(decisions) == read(list(decisions))


def test_with_no_decision_only_labels_name_members() -> None:
    entries, _ = read([])
    assert [entry.people for entry in entries] == [(), ("Child X10",), ("Child X1",), ("Child 77", "Mother X"), ()]


def test_a_statement_holds_for_every_date(family: Family) -> None:
    assert isinstance(people.same_person(family, "a", "b"), Statement) and people.same_person(family, "a", "b").reading
