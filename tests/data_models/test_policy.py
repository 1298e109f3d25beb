"""The whole matrix of who may see and do what, against a second table written by hand: no cell may differ, and what is unknown is denied."""

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_models.access import EVERY_AGENCY, EVERY_SENSITIVITY, WHOLE_COUNCIL, Power, Role, Scope, Sensitivity
from data_models.policy import Account, Grant, GrantKind, policy, scope_of, strictest

NOW = datetime(2026, 11, 26, 12)
HOUR = timedelta(hours=1)
OWN, OTHER = "police", "gp"

# By hand, from the threat model: N normal, P police intelligence, A protected address, T third party, L privileged, R restricted or unlabelled.
# Before the stroke: of one's own agency's items; after it: of other agencies'.
MAY_READ = {
    "social_worker": "NPAT/NPAT", "team_manager": "NPATR/NPATR", "forum_chair": "NPT/NPT", "conference_chair": "NPT/NPT",
    "lawyer": "NPATLR/NPATLR", "core_group_member": "NPAT/N", "data_officer": "NATR/NATR", "privacy_officer": "/", "administrator": "/",
    "sample_viewer": "NPATLR/NPATLR", "unheard_of": "/",
}
LETTER = {
    "N": "normal", "P": "police_intelligence", "A": "protected_address", "T": "third_party", "L": "privileged", "R": "restricted",
}
MAY_DO = {
    "social_worker": {"read", "export", "add", "judge", "see_looks", "read_submission", "write_submission", "seek_views",
                      "challenge", "answer_challenge"},
    "team_manager": {
        "read", "export", "add", "judge", "give_access", "see_looks", "read_submission", "write_submission", "sign_off", "release",
        "seek_views", "challenge", "answer_challenge"},
    "forum_chair": {"read", "export", "see_looks", "read_submission", "seek_views", "decide", "answer_challenge"},
    "conference_chair": {"read", "export", "see_looks", "read_submission", "challenge", "answer_challenge"},
    "lawyer": {"read", "export", "see_looks", "read_submission", "release", "advise"},
    "core_group_member": {"read", "export", "give_view", "challenge", "answer_challenge"},
    "data_officer": {"read", "add", "judge"}, "privacy_officer": set(), "administrator": set(),
    "sample_viewer": {
        "read", "export", "add", "judge", "give_access", "see_looks", "read_submission", "write_submission", "sign_off", "release",
        "seek_views", "give_view", "decide", "advise", "challenge", "answer_challenge"},
    "unheard_of": set(),
}
IN_SERVICE = {
    "social_worker": {"make_family", "break_glass"}, "team_manager": {"make_family", "break_glass", "restrict_family", "see_assurance"},
    "forum_chair": {"see_assurance"}, "conference_chair": {"see_assurance"}, "lawyer": {"hold_family"}, "core_group_member": set(),
    "data_officer": {"make_family", "load_council", "set_timescales", "erase"}, "privacy_officer": {"read_trail", "hold_family"},
    "administrator": {"keep_accounts"}, "unheard_of": set(),
    "sample_viewer": {"make_family", "keep_accounts", "read_trail", "set_timescales", "restrict_family", "hold_family", "erase",
                      "see_assurance"},
}
PARTNERS = {"core_group_member", "unheard_of"}
STATES = ("none", "given", "ended", "to come", "refused", "given and refused", "emergency", "emergency and refused", "emergency ended")


def grants_in(state: str, role: str, *, named: bool) -> list[Grant]:
    def grant(kind: GrantKind, starts: datetime | None = None, ends: datetime | None = None) -> Grant:
        return Grant(
            family_id="f", role=role, agencies=(*EVERY_AGENCY, "unheard_of"), sensitivities=(*EVERY_SENSITIVITY, "unheard_of"), kind=kind,
            starts=starts, ends=ends, named=named)

    allowed, refused, opened = grant(GrantKind.GIVEN), grant(GrantKind.REFUSED), grant(GrantKind.EMERGENCY, NOW - HOUR / 2, NOW + HOUR / 2)
    return {
        "none": [], "given": [allowed], "ended": [grant(GrantKind.GIVEN, ends=NOW)], "to come": [grant(GrantKind.GIVEN, NOW + HOUR)],
        "refused": [refused], "given and refused": [allowed, refused], "emergency": [opened], "emergency and refused": [opened, refused],
        "emergency ended": [grant(GrantKind.EMERGENCY, NOW - 2 * HOUR, NOW - HOUR)],
    }[state]


def expected_labels(role: str, state: str, *, own: bool, restricted: bool, named: bool) -> set[str]:
    """The oracle: read off the table by hand, never from the policy file."""
    if state not in ("given", "emergency"):
        return set()
    if restricted and (role in PARTNERS or not named or state == "emergency"):
        return set()
    letters = MAY_READ[role].split("/")[0 if own or role not in PARTNERS else 1]
    labels = {LETTER[letter] for letter in letters}
    return labels - {"privileged", "restricted"} if state == "emergency" else labels


def seen(scope: Scope, agency: str) -> set[str]:
    family = scope.of("f")
    return {label for held, label in family.items if held == agency} if family else set()


def matrix(labels_by_hand: Callable[..., set[str]] = expected_labels) -> tuple[int, int]:
    """(cells compared, cells that differ) of roles, relationships, restrictions, agencies, labels and powers."""
    examined = differing = 0
    for role, state, restricted, named, agency in product(MAY_READ, STATES, (False, True), (False, True), (OWN, OTHER)):
        account = Account(actor="a", agency=OWN, roles=(role,))
        scope = scope_of(
            "a", account, grants_in(state, role, named=named), now=NOW, restricted=frozenset({"f"} if restricted else ()), live=True)
        labels = labels_by_hand(role, state, own=agency == OWN, restricted=restricted, named=named)
        for label in (*EVERY_SENSITIVITY, "unheard_of"):
            examined += 1
            differing += (label in seen(scope, agency)) != (label in labels)
        for power in Power:
            examined += 1
            if power.over_a_family:
                open_now = bool(expected_labels(role, state, own=True, restricted=restricted, named=named))
                may = open_now and power.value in (MAY_DO[role] if state == "given" else MAY_DO[role] & {"read"})
            else:
                may = power.value in IN_SERVICE[role]
            differing += scope.may(power, "f") != may
    return examined, differing


def test_no_cell_of_the_matrix_differs_from_the_table_written_by_hand() -> None:
    assert matrix() == (len(MAY_READ) * len(STATES) * 8 * (7 + len(Power)), 0)


def test_that_comparison_catches_a_right_too_many() -> None:
    """The planted fault: a lawyer's sight in place of a chair's shows up in the table's own terms."""
    scope = scope_of("a", Account(actor="a", agency=OWN, roles=("lawyer",)), grants_in("given", "lawyer", named=False), now=NOW)
    assert seen(scope, OTHER) != expected_labels("forum_chair", "given", own=False, restricted=False, named=False)


def test_every_role_label_and_power_stands_in_the_table_and_in_the_policy() -> None:
    assert set(policy()) == {role.value for role in Role} == set(MAY_READ) - {"unheard_of"}
    assert set(LETTER.values()) == {label.value for label in Sensitivity}


def test_legal_advice_is_for_lawyers_alone_and_keepers_of_accounts_see_nothing() -> None:
    readers = {role for role, rights in policy().items() if "privileged" in rights.own | rights.others}
    assert readers == {"lawyer", "sample_viewer"}
    assert not policy()["administrator"].own and not policy()["administrator"].family


def test_a_part_that_reads_no_family_has_no_other_right_over_one_either() -> None:
    blind = {role: rights for role, rights in policy().items() if Power.READ not in rights.family}
    assert set(blind) == {"privacy_officer", "administrator"}
    assert [role for role, rights in blind.items() if rights.own | rights.others | rights.family] == []


def test_a_grant_for_a_part_that_the_account_does_not_have_gives_nothing() -> None:
    account = Account(actor="a", agency=OWN, roles=("core_group_member",))
    assert scope_of("a", account, grants_in("given", "lawyer", named=True), now=NOW).families == ()


def test_an_account_turned_off_may_do_nothing() -> None:
    account = Account(actor="a", agency=OWN, roles=("team_manager", "administrator"), off=True)
    assert scope_of("a", account, grants_in("given", "team_manager", named=True), now=NOW) == Scope("a")


@pytest.mark.parametrize(("sample", "live", "families", "service"), [
    (True, False, ("f",), True), (False, False, (), True), (True, True, ("f",), False), (False, True, (), False),
])
def test_without_an_account_only_invented_data_is_open(sample: bool, live: bool, families: tuple[str, ...], service: bool) -> None:
    scope = scope_of(
        "local", None, grants_in("given", "team_manager", named=False), now=NOW, sample=frozenset({"f"} if sample else ()), live=live)
    assert scope.family_ids == families
    assert (Power.MAKE_FAMILY in scope.powers) is service


def test_the_right_to_council_files_in_a_record_with_accounts_comes_from_the_account_alone() -> None:
    star = Grant(family_id=WHOLE_COUNCIL, role="data_officer", agencies=(), sensitivities=())
    assert scope_of("local", None, [star], now=NOW).council
    assert not scope_of("local", None, [star], now=NOW, live=True).council
    assert not scope_of("a", Account(actor="a", agency=OWN, roles=("social_worker",)), [star], now=NOW).council


@given(
    roles=st.lists(st.sampled_from([role.value for role in Role]), max_size=4, unique=True).map(tuple),
    grants=st.lists(st.builds(
        Grant, family_id=st.sampled_from(["f", "g", WHOLE_COUNCIL]), role=st.sampled_from([role.value for role in Role]),
        agencies=st.just(EVERY_AGENCY), sensitivities=st.just(EVERY_SENSITIVITY), kind=st.sampled_from([kind.value for kind in GrantKind]),
        starts=st.sampled_from([None, NOW - HOUR, NOW + HOUR]), ends=st.sampled_from([None, NOW - HOUR / 2, NOW + HOUR]),
        named=st.booleans()), max_size=8),
    restricted=st.sets(st.sampled_from(["f", "g"])).map(frozenset),
)
def test_no_mixture_of_parts_grants_and_emergencies_gets_past_a_refusal(
    roles: tuple[str, ...], grants: list[Grant], restricted: frozenset[str],
) -> None:
    scope = scope_of("a", Account(actor="a", agency=OWN, roles=roles), grants, now=NOW, restricted=restricted, live=True)
    refused = {grant.family_id for grant in grants if grant.kind == GrantKind.REFUSED and grant.stands(NOW)}
    assert not refused & set(scope.family_ids)
    for family in scope.families:
        if family.family_id in restricted:
            assert any(grant.named and grant.stands(NOW) and grant.family_id == family.family_id for grant in grants)


@pytest.mark.parametrize("labels", [{one, other} for one in EVERY_SENSITIVITY for other in EVERY_SENSITIVITY if one <= other], ids=sorted)
def test_whoever_reads_the_strictest_label_reads_every_row_that_the_words_rest_on(labels: set[str]) -> None:
    label = strictest(labels).value
    letters = {letter for letter, name in LETTER.items() if name in labels}
    for role, reads in MAY_READ.items():
        for side in reads.split("/"):
            assert not (label in {LETTER[letter] for letter in side} and not letters <= set(side)), role
    if len(labels) == 1:
        assert {label} == labels
