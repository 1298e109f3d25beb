"""Edges of the policy that the matrix does not reach: the first instant of a grant, two grants at once, no account, the whole council."""

from datetime import datetime, timedelta

import pytest

from data_models.access import (
    EVERY_AGENCY,
    EVERY_SENSITIVITY,
    NOBODY,
    WHOLE_COUNCIL,
    FamilyScope,
    Power,
    Role,
    Scope,
)
from data_models.policy import Account, Grant, GrantKind, policy, rights_of, scope_of

NOW = datetime(2026, 11, 26, 12)
MOMENT = timedelta(microseconds=1)


def grant(role: str, **said: object) -> Grant:
    whole = {"family_id": "f", "agencies": EVERY_AGENCY, "sensitivities": EVERY_SENSITIVITY, **said}
    return Grant(role=role, **whole)  # type: ignore[arg-type]


def account(*roles: str, agency: str = "csc") -> Account:
    return Account(actor="a", agency=agency, roles=roles)


def labels(scope: Scope, agency: str = "csc") -> set[str]:
    family = scope.of("f")
    return {label for held, label in family.items if held == agency} if family else set()


@pytest.mark.parametrize(("starts", "ends", "stands"), [
    (None, None, True), (NOW, None, True), (NOW + MOMENT, None, False), (None, NOW, False), (None, NOW + MOMENT, True), (NOW, NOW, False),
    (NOW - MOMENT, NOW + MOMENT, True), (NOW + MOMENT, NOW - MOMENT, False),
])
def test_a_grant_stands_from_its_first_instant_until_before_its_last(starts: datetime | None, ends: datetime | None, stands: bool) -> None:
    given = grant("social_worker", starts=starts, ends=ends)
    assert given.stands(NOW) is stands
    assert scope_of("a", account("social_worker"), [given], now=NOW).family_ids == (("f",) if stands else ())


def test_two_grants_add_up_and_neither_takes_from_the_other() -> None:
    both = account("social_worker", "lawyer")
    narrow = grant("social_worker", agencies=("gp",), sensitivities=("normal",))
    wide = grant("lawyer", agencies=("police",), sensitivities=("privileged", "normal"))
    for grants in ([narrow, wide], [wide, narrow]):
        scope = scope_of("a", both, grants, now=NOW)
        family = scope.of("f")
        assert family and family.items == {("gp", "normal"), ("police", "privileged"), ("police", "normal")}
        assert family.powers == rights_of("social_worker").family | rights_of("lawyer").family


def test_families_come_in_one_order_whatever_the_order_of_the_grants() -> None:
    grants = [grant("lawyer", family_id=name) for name in ("b", "c", "a")]
    assert scope_of("a", account("lawyer"), grants, now=NOW).family_ids == ("a", "b", "c")


def test_a_refusal_that_has_ended_or_is_about_another_family_refuses_nothing() -> None:
    ended, elsewhere = grant("lawyer", kind=GrantKind.REFUSED, ends=NOW), grant("lawyer", kind=GrantKind.REFUSED, family_id="g")
    assert scope_of("a", account("lawyer"), [grant("lawyer"), ended, elsewhere], now=NOW).family_ids == ("f",)


def test_the_whole_council_is_no_family_for_anybody() -> None:
    star = grant("data_officer", family_id=WHOLE_COUNCIL)
    assert scope_of("a", account("data_officer"), [star], now=NOW).families == ()
    assert scope_of("a", None, [star], now=NOW, sample=frozenset({WHOLE_COUNCIL})).families == ()


@pytest.mark.parametrize("said", [{"role": "lawyer"}, {"kind": GrantKind.REFUSED}, {"kind": GrantKind.EMERGENCY}, {"family_id": "f"}, {"ends": NOW}])
def test_whole_council_files_need_a_given_grant_to_a_data_officer_that_stands(said: dict[str, object]) -> None:
    whole = {"role": "data_officer", "family_id": WHOLE_COUNCIL, **said}
    assert not scope_of("local", None, [grant(**whole)], now=NOW).council  # type: ignore[arg-type]


@pytest.mark.parametrize("role", ["privacy_officer", "core_group_member", "lawyer"])
def test_without_an_account_every_part_reads_invented_data_as_the_sample_viewer(role: str) -> None:
    scope = scope_of("local", None, [grant(role)], now=NOW, sample=frozenset({"f"}))
    sample = rights_of(Role.SAMPLE_VIEWER)
    for agency in ("csc", "police"):
        assert labels(scope, agency) == sample.own
    family = scope.of("f")
    assert family and family.powers == sample.family
    assert scope.powers == sample.service
    assert scope_of("local", None, [grant(role)], now=NOW, sample=frozenset({"f"}), restricted=frozenset({"f"})).families == ()


def test_an_account_is_held_to_its_own_parts_and_needs_no_invented_data() -> None:
    assert scope_of("a", account("social_worker"), [grant("lawyer")], now=NOW, sample=frozenset({"f"})).families == ()
    assert scope_of("a", account("lawyer"), [grant("lawyer")], now=NOW).family_ids == ("f",)


def test_somebody_of_another_agency_reads_of_others_only_what_the_part_says() -> None:
    scope = scope_of("a", account("core_group_member", agency="police"), [grant("core_group_member")], now=NOW)
    assert labels(scope, "police") == {"normal", "police_intelligence", "protected_address", "third_party"}
    assert labels(scope, "gp") == labels(scope, "csc") == {"normal"}


def test_an_emergency_reads_and_does_nothing_else_and_never_what_is_privileged_or_unlabelled() -> None:
    scope = scope_of("a", account("team_manager"), [grant("team_manager", kind=GrantKind.EMERGENCY)], now=NOW)
    family = scope.of("f")
    assert family and family.powers == {Power.READ}
    assert labels(scope) == {"normal", "police_intelligence", "protected_address", "third_party"}


def test_a_part_that_may_not_read_opens_no_family() -> None:
    assert scope_of("a", account("privacy_officer"), [grant("privacy_officer")], now=NOW).families == ()


def test_a_part_that_nobody_has_heard_of_has_no_right_and_counts_as_another_agencys() -> None:
    unknown = rights_of("unheard_of")
    assert not (unknown.own or unknown.others or unknown.family or unknown.service) and unknown.partner is True
    assert set(policy()) == {role.value for role in Role}


def test_powers_over_a_family_are_asked_of_that_family_and_powers_in_the_service_of_the_service() -> None:
    in_service = {
        Power.MAKE_FAMILY, Power.LOAD_COUNCIL, Power.SET_TIMESCALES, Power.READ_TRAIL, Power.KEEP_ACCOUNTS, Power.RESTRICT_FAMILY, Power.BREAK_GLASS,
        Power.HOLD_FAMILY, Power.ERASE, Power.SEE_ASSURANCE,
    }
    assert {power for power in Power if not power.over_a_family} == in_service
    scope = Scope("a", (FamilyScope("f", frozenset(), frozenset({Power.READ})), FamilyScope("g", frozenset(), frozenset({Power.ADD}))),
                  frozenset({Power.ERASE}))
    assert scope.may(Power.READ, "f") and scope.may(Power.ADD, "g") and scope.may(Power.ERASE)
    assert not (scope.may(Power.READ, "g") or scope.may(Power.ADD, "f") or scope.may(Power.READ) or scope.may(Power.READ, "h"))
    assert not (scope.may(Power.LOAD_COUNCIL) or scope.council) and Scope("a", powers=frozenset({Power.LOAD_COUNCIL})).council
    assert scope.of("f") == scope.families[0] and scope.of("h") is None and Scope("nobody") == NOBODY


def test_a_scope_over_families_holds_powers_over_them_and_the_council_only_where_it_says_so() -> None:
    scope = Scope.over("a", ["f", "g"], ["gp"], ["normal", "third_party"])
    assert scope.family_ids == ("f", "g") and not scope.powers
    assert all(one.items == {("gp", "normal"), ("gp", "third_party")} for one in scope.families)
    assert all(one.powers == {power for power in Power if power.over_a_family} for one in scope.families)
    assert Scope.over("a", council=True).powers == {Power.LOAD_COUNCIL}


@pytest.mark.parametrize("role", [Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.CORE_GROUP_MEMBER])
def test_a_sample_person_has_the_rights_of_the_part_on_sample_families_alone_and_none_in_a_record_with_accounts(role: Role) -> None:
    person = Account(actor="sample:a", agency="csc", roles=(role,), sample=True)
    tried = scope_of("sample:a", person, [grant(role)], now=NOW, sample=frozenset({"f"}))
    assert tried.family_ids == ("f",) and tried.powers == rights_of(role).service
    assert scope_of("sample:a", person, [grant(role)], now=NOW, sample=frozenset({"g"})).families == (), "a family that is no sample"
    assert scope_of("sample:a", person, [grant(role)], now=NOW, sample=frozenset({"f"}), live=True).powers == frozenset()
