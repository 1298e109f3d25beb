"""Ways of naming people are offered with their reasons, never applied silently, and every answer can be seen and taken back."""

from datetime import date

import pytest

from dashboard.errors import DashboardError
from dashboard.importers.take_in import new_family
from dashboard.page_data.history import families, history_of
from dashboard.page_data.people import disagreements, offer_in_words, people_view, unlinked_people, where_it_stands
from dashboard.page_data.people_answers import answered, keep_answers, new_member, take_back
from dashboard.page_data.people_offers import offer_by_role
from dashboard.page_data.people_ways import Way
from dashboard.page_data.source import source_view
from dashboard.store import Database
from data_models.access import EVERY_AGENCY, Scope
from data_models.history import History
from data_models.people import FamilyRole, LinkBasis, LinkDecision, LinkKind, Person
from data_models.record import Family
from tests.page_data.people_records import TODAY, entry_with, family_x, file, known, named, read, say, seen, way

IS, IS_NOT, OUTSIDE = LinkDecision.IS, LinkDecision.IS_NOT, LinkDecision.OUTSIDE
ROLES = tuple(Person(id=label, label=label, role=role) for label, role in (
    ("Mother X", FamilyRole.MOTHER), ("Stepfather X", FamilyRole.STEPFATHER), ("Grandmother X", FamilyRole.GRANDPARENT),
    ("Child X1", FamilyRole.CHILD), ("Child X2", FamilyRole.CHILD),
))


@pytest.fixture
def family(database: Database) -> Family:
    return family_x(database)


def waiting(database: Database, family: Family) -> list[str]:
    return [found.written for found in seen(database, family).waiting]


def with_return(database: Database, family: Family, born: str = "2012-03-04", role: str = "child") -> None:
    file(database, family, "People.csv", f"Person,Role,Born\nChild 1234,{role},{born}\n")
    file(database, family, "Identifiers.csv", "Person,Kind of number,Number\nChild 1234,LA child ID,1234\n")


# What is offered


@pytest.mark.parametrize(("words", "role", "offered", "why"), [
    ("Mo", FamilyRole.MOTHER, "Mother X", "the only mother in this record"),
    ("MP", FamilyRole.PARTNER, "Stepfather X", "nobody is recorded as partner, and there is one stepfather"),
    ("mother's partner", FamilyRole.PARTNER, "Stepfather X", "nobody is recorded as partner, and there is one stepfather"),
    ("stepfather", FamilyRole.STEPFATHER, "Stepfather X", "the only stepfather in this record"),
    ("MGM", FamilyRole.GRANDPARENT, "Grandmother X", "the only grandparent in this record"),
    ("MGF", FamilyRole.GRANDPARENT, "", "no member is recorded as grandparent"),
    ("maternal grandfather", FamilyRole.GRANDPARENT, "", "no member is recorded as grandparent"),
    ("the boy", FamilyRole.CHILD, "", "2 members are recorded as child"),
    ("neighbour", FamilyRole.OTHER, "", "such words may be said of many people"),
    ("aunt", FamilyRole.OTHER_RELATIVE, "", "such words may be said of many people"),
    ("Fa", FamilyRole.FATHER, "", "no member is recorded as father"),
])
def test_a_role_word_is_offered_with_the_only_member_of_that_role(words: str, role: FamilyRole, offered: str, why: str) -> None:
    offer = offer_by_role(words, role, ROLES)
    assert (offer.person, offer.why) == (offered, why)


def test_role_words_wait_with_how_often_and_where_they_stand(database: Database, family: Family) -> None:
    mo = way(database, family, "Mo")
    assert (mo.offer.person, mo.where, mo.passing) == ("Mother X", "3 entries, from School", False)
    assert offer_in_words(mo) == "By rule it would mean Mother X, the only mother in this record"
    table = where_it_stands(mo)
    assert len(table.rows) == 3 and all(row.opens for row in table.rows)


def test_words_within_a_members_label_are_part_of_it(database: Database, family: Family) -> None:
    file(database, family, "People.csv", "Person,Role,Born\nStepfather X's mother,other_relative,\n")
    file(database, family, "log2.csv", "Ref,Date,Event\n9,01/03/2020,Saw Stepfather X’s mother and her mum\n", agency="GP")
    read(database, family, {"mother": ("mother", "role"), "her mum": (None, "role")})
    assert waiting(database, family) == ["her mum"]


def test_both_grandmothers_are_not_the_only_one_there_is(database: Database, family: Family) -> None:
    assert [way(database, family, words).offer.person for words in ("MGM", "PGM")] == ["", ""]
    say(database, family, "PGM", OUTSIDE)
    assert way(database, family, "MGM").offer.person == "Grandmother X"


def test_what_was_said_not_to_be_is_not_offered_again_and_still_waits(database: Database, family: Family) -> None:
    say(database, family, "Mo", IS_NOT, "Mother X")
    assert way(database, family, "Mo").offer.person == "" and "Mo" in waiting(database, family)


def test_persons_named_only_in_passing_are_no_lost_words(database: Database, family: Family) -> None:
    assert [found.written for found in seen(database, family).passing] == ["man called Dax", "Uncle Lee"]
    assert way(database, family, "Uncle Lee").offer.person == ""


def test_the_queue_for_the_quality_page_opens_its_rows(database: Database, family: Family) -> None:
    queue = unlinked_people(database, database.scope_of("local"), known(database, family))
    assert {row.cells[0] for row in queue.rows} == {"Mo", "her partner", "MGM", "PGM", "Uncle Lee", "man called Dax"}
    assert all(known(database, family).fact(row.opens) for row in queue.rows)
    say(database, family, "Uncle Lee", OUTSIDE)
    assert "Uncle Lee" not in {row.cells[0] for row in unlinked_people(database, database.scope_of("local"), known(database, family)).rows}


# Labels of other files


def test_a_label_of_a_return_waits_with_the_reasons_in_words_and_no_score(database: Database, family: Family) -> None:
    with_return(database, family)
    label = way(database, family, "Child 1234")
    assert [(offer.person, offer.why) for offer in label.likely] == [("Child X1", "born on the same day, 4 March 2012")]
    assert label.offer.person == "", "nothing is chosen for anybody"
    assert label.where == "2 rows, from Children's social care"


def test_a_label_that_may_only_be_near_says_how(database: Database, family: Family) -> None:
    with_return(database, family, born="about 2012")
    assert [offer.why for offer in way(database, family, "Child 1234").likely] == ["born about 2012, and the member 4 March 2012"]


def test_labels_of_a_return_are_members_where_the_family_has_no_others(database: Database) -> None:
    alone = new_family(database, "local", "Family Y")
    with_return(database, alone)
    assert waiting(database, alone) == [] and len(known(database, alone).children) == 1


def test_a_label_may_be_a_member_of_its_own(database: Database, family: Family) -> None:
    with_return(database, family)
    say(database, family, "Child 1234", IS, "Child 1234", kind=LinkKind.LABEL)
    assert "Child 1234" not in waiting(database, family) and len(known(database, family).children) == 3


def test_two_members_of_two_files_who_may_be_one_are_asked_about_once(database: Database, family: Family) -> None:
    file(database, family, "People (2).csv", "Person,Role,Born\nBaby Q,child,2012-03-04\n")
    assert waiting(database, family)[0] == "Baby Q" and "Child X1" not in waiting(database, family)
    say(database, family, "Baby Q", IS_NOT, "Child X1", kind=LinkKind.LABEL)
    assert "Baby Q" not in waiting(database, family)


def test_twins_of_one_file_are_told_apart_by_it(database: Database, family: Family) -> None:
    file(database, family, "People (2).csv", "Person,Role,Born\nChild T1,child,2018-01-02\nChild T2,child,2018-01-02\n")
    assert not {"Child T1", "Child T2"} & set(waiting(database, family))


def test_labels_that_are_numbered_apart_are_not_alike(database: Database, family: Family) -> None:
    file(database, family, "People (2).csv", "Person,Role,Born\nChild X3,child,\nChild-X-1,child,\n")
    assert [offer.person for offer in way(database, family, "Child-X-1").likely] == ["Child X1"]
    assert "Child X3" not in waiting(database, family)


def test_a_label_that_no_row_explains_waits(database: Database, family: Family) -> None:
    file(database, family, "Visits.csv", "Children,Date,Result\nChild X8,05/05/2020,seen\n")
    assert "Child X8" in waiting(database, family)


def test_words_such_as_labels_wait_as_labels_and_are_linked_as_such(database: Database, family: Family) -> None:
    file(database, family, "log2.csv", "Ref,Date,Event\n9,01/03/2020,Child 77 was there\n", agency="GP")
    read(database, family)
    assert way(database, family, "Child 77").kind is LinkKind.LABEL
    say(database, family, "Child 77", IS, "Child X2", kind=LinkKind.LABEL)
    assert named(database, family, "was there") == ("Child X2",) and "Child 77" not in waiting(database, family)


# Answers


def test_an_answer_is_shown_with_who_gave_it_when_and_on_what_ground(database: Database, family: Family) -> None:
    mo = way(database, family, "Mo")
    statement = answered(family, mo, IS, mo.offer.person, basis=LinkBasis.RULE, note=mo.offer.why)
    keep_answers(database, database.scope_of("local"), family, [[statement]])
    linked = next(link for link in seen(database, family).linked if link.way.written == "Mo")
    assert linked.sentence.startswith("“Mo” means Mother X (the only mother in this record): offered by rule and confirmed by local, ")
    assert linked.sentence.endswith("Counted in 3 entries.")


def test_what_a_rule_links_says_so(database: Database, family: Family) -> None:
    by_rule = {link.way.written: link.sentence for link in seen(database, family).linked if link.answer is None}
    assert by_rule["Child X1"] == "“Child X1” means Child X1: by rule, the member’s own label. It stands in 1 entry, from School."
    file(database, family, "Identifiers.csv", "Person,Kind of number,Number\nChild X1,LA child ID,1234\n")
    with_return(database, family)
    by_rule = {link.way.written: link.sentence for link in seen(database, family).linked if link.answer is None}
    assert "“Child 1234” means Child X1: by rule, the same council’s own child number." in by_rule["Child 1234"]


def test_several_answers_at_once_can_each_be_taken_back(database: Database, family: Family) -> None:
    offered = seen(database, family).offered
    assert [(found.written, found.offer.person) for found in offered] == [("Mo", "Mother X"), ("her partner", "Stepfather X")]
    first, _ = keep_answers(database, database.scope_of("local"), family, [[answered(family, found, IS, found.offer.person)] for found in offered])
    assert named(database, family, "argued") == ("Mother X", "Stepfather X")
    take_back(database, database.scope_of("local"), family, first)
    assert named(database, family, "argued") == ("Stepfather X",)
    with pytest.raises(DashboardError, match="taken back already"):
        take_back(database, database.scope_of("local"), family, first)


def test_a_new_member_is_known_from_when_the_entry_that_names_them_was(database: Database, family: Family) -> None:
    uncle = way(database, family, "Uncle Lee")
    kept, = keep_answers(database, database.scope_of("local"), family, [
        new_member(family, uncle, " Adult  X3 ", FamilyRole.OTHER_RELATIVE, seen(database, family).labels)])
    assert named(database, family, "Uncle Lee") == ("Child X1", "Adult X3")
    members = [[person.label for person in known(database, family, day).people] for day in (date(2020, 2, 2), date(2020, 2, 3))]
    assert "Adult X3" not in members[0] and "Adult X3" in members[1]
    history = known(database, family)
    added = next(person for person in history.people if person.label == "Adult X3")
    assert source_view(database, database.scope_of("local"), history, added.id).found
    take_back(database, database.scope_of("local"), family, kept)
    assert named(database, family, "Uncle Lee") == ("Child X1",) and database.broken_references() == []


@pytest.mark.parametrize("label", ["", "  ", "child x1", "x" * 61])
def test_a_label_that_cannot_be_one_is_refused(database: Database, family: Family, label: str) -> None:
    with pytest.raises(DashboardError):
        new_member(family, way(database, family, "Uncle Lee"), label, FamilyRole.OTHER, seen(database, family).labels)


def test_words_that_mean_a_member_who_was_taken_back_wait_again_and_say_so(database: Database, family: Family) -> None:
    labels = seen(database, family).labels
    added, = keep_answers(database, database.scope_of("local"), family, [
        new_member(family, way(database, family, "Uncle Lee"), "Adult X3", FamilyRole.OTHER, labels)])
    say(database, family, "Mo", IS, "Adult X3")
    take_back(database, database.scope_of("local"), family, added)
    assert "Mo" in waiting(database, family)
    link = next(link for link in seen(database, family).linked if link.answer and link.way.written == "Mo")
    assert "It has no effect: Adult X3 is not a member by this date." in link.sentence


def test_outside_is_kept_with_its_note_and_taken_back(database: Database, family: Family) -> None:
    lee = way(database, family, "Uncle Lee")
    kept, = keep_answers(database, database.scope_of("local"), family, [[answered(family, lee, OUTSIDE, note="a neighbour")]])
    aside, = seen(database, family).aside
    assert "“Uncle Lee” is somebody outside the family (a neighbour): decided by local" in aside.sentence
    take_back(database, database.scope_of("local"), family, kept)
    assert seen(database, family).aside == () and "Uncle Lee" in [found.written for found in seen(database, family).passing]


def test_an_answer_for_one_entry_leaves_the_others_waiting(database: Database, family: Family) -> None:
    say(database, family, "Mo", IS, "Mother X", entry=entry_with(database, family, "argued"))
    assert way(database, family, "Mo").where == "2 entries, from School"
    assert "in the entry of 1 February 2020, School means Mother X" in seen(database, family).in_one_entry[0].sentence


def test_words_of_a_restricted_entry_stay_as_restricted(database: Database, family: Family) -> None:
    narrow = Scope.over("other", (family.id,), EVERY_AGENCY, ("normal",))
    assert "man called Dax" not in [found.written for found in seen(database, family, scope=narrow).passing]
    dax = way(database, family, "man called Dax")
    keep_answers(database, database.scope_of("local"), family, [new_member(family, dax, "Adult X4", FamilyRole.OTHER, seen(database, family).labels)])
    assert "Adult X4" in [person.label for person in known(database, family).people]
    assert "Adult X4" not in [person.label for person in known(database, family, scope=narrow).people]
    assert not [link for link in seen(database, family, scope=narrow).linked if "Dax" in link.sentence]


def test_nothing_of_a_later_day_is_told(database: Database, family: Family) -> None:
    say(database, family, "Uncle Lee", OUTSIDE)
    before = seen(database, family, date(2020, 2, 1))
    assert [found.written for found in before.waiting] == ["her partner", "Mo"] and before.passing == () and before.aside == ()


def test_the_first_sentence_says_how_things_stand(database: Database, family: Family) -> None:
    assert seen(database, family).sentence == (
        "2 ways of naming people are linked, 4 wait for a person, 2 named only in passing. As known on 24 November 2026.")
    say(database, family, "Mo", IS, "Mother X")
    assert seen(database, family).sentence.startswith("3 ways of naming people are linked, 3 wait for a person, 2 named")


def test_the_sample_families_wait_for_nobody_whom_their_labels_name(samples: Database, scope: Scope) -> None:
    for family in families(samples, scope):
        view = people_view(samples, scope, history_of(samples, scope, family, TODAY))
        assert not [found for found in view.waiting if found.kind is LinkKind.LABEL]


# Sources that disagree


def test_sources_that_disagree_on_a_member_are_told_with_both_rows(database: Database, family: Family) -> None:
    with_return(database, family, born="2011-03-04", role="older sibling")
    say(database, family, "Child 1234", IS, "Child X1", kind=LinkKind.LABEL)
    history = known(database, family)
    found = disagreements(history)
    assert [(item.label, item.what) for item in found] == [("Child X1", "date of birth"), ("Child X1", "role")]
    assert all(history.fact(row.id) for item in found for row in (item.one, item.other))
    table = seen(database, family).disagreements
    assert table.rows[0].cells[2].startswith("4 March 2012 (") and table.rows[0].cells[3].startswith("4 March 2011 (")


@pytest.mark.parametrize(("born", "disagree"), [("2012-03-04", False), ("2012-03-05", True), ("2012", False), ("about 2013", False),
                                                ("about 2016", True), ("", False), ("March 2012", False), ("April 2012", True)])
def test_dates_of_birth_disagree_where_no_day_is_common_to_both(database: Database, family: Family, born: str, disagree: bool) -> None:
    with_return(database, family, born=born)
    say(database, family, "Child 1234", IS, "Child X1", kind=LinkKind.LABEL)
    assert bool(disagreements(known(database, family))) is disagree


def test_a_history_of_single_rows_has_no_disagreement(family: Family) -> None:
    assert disagreements(History(family=family, as_at=TODAY, people=ROLES)) == ()


def test_a_way_without_entries_is_as_open_as_the_record(family: Family) -> None:
    fields = answered(family, Way(LinkKind.MENTION, "Mo", ()), IS, "Mother X").fields
    assert (fields["agency"], fields["sensitivity"]) == ("csc", "normal")
