"""What stands now beside what is typed, and that words typed on an older version are never kept over it."""

from dataclasses import replace

import pytest

from dashboard.errors import ChangedMeanwhile
from dashboard.page_data.decision_kept import write_decision
from dashboard.page_data.decision_meanwhile import begun_from, both_texts
from dashboard.page_data.decision_records import decision_records
from dashboard.page_data.kept_notes import keep_notes
from dashboard.store import Database
from data_models.decision import Option
from data_models.record import Family
from tests.page_data.test_decisions import CHAIR, as_it_stands, deferred, written


def test_only_what_is_not_the_same_is_shown_and_a_part_of_either_option(samples: Database, family: Family) -> None:
    draft = deferred(samples, samples.scope_of(CHAIR), family)
    same = as_it_stands(draft, *draft.conditions)
    assert both_texts(draft, same) == ()
    condition = replace(draft.conditions[0], owner="Somebody else")
    changed = replace(same, asked_for="Other words", parts={**draft.parts, "return_on": "2021-07-15"}, conditions=(condition,))
    shown = {one.field: (one.stands, one.typed) for one in both_texts(draft, changed)}
    assert shown.pop(f"condition-{condition.id}")[1].count("owner: Somebody else") == 1
    assert shown == {"asked": (draft.asked_for, "Other words"), "deferred-return_on": ("1 July 2021", "15 July 2021")}
    other = both_texts(draft, written(Option.PLAN_CONTINUES))
    assert {"option", "deferred-why_wait", "plan_continues-why_not_now"} <= {one.field for one in other}


def test_words_rest_on_the_version_kept_with_them_and_are_not_written_over_a_newer_one(samples: Database, family: Family) -> None:
    scope = samples.scope_of(CHAIR)
    draft = deferred(samples, scope, family)
    rests = f"decision-{draft.id}-rests"
    assert begun_from(samples, scope, family, draft, rests) == draft.version
    keep_notes(samples, scope, family, {f"condition-{draft.id}-new-item": "Words"})
    assert begun_from(samples, scope, family, draft, rests) == 0, "nobody knows on what they rest"
    keep_notes(samples, scope, family, {rests: str(draft.version)})
    write_decision(samples, scope, family, draft, as_it_stands(draft))
    now = decision_records(samples, scope, family).of(draft.id)
    assert begun_from(samples, scope, family, now, rests) == draft.version == now.version - 1
    with pytest.raises(ChangedMeanwhile):
        write_decision(samples, scope, family, now, as_it_stands(now), after=draft.version)
    assert write_decision(samples, scope, family, now, as_it_stands(now), after=now.version) == now.version + 1
