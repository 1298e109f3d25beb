"""What a signed decision becomes in the record: the forum, who came, and the decision, which every other page reads."""

from collections.abc import Sequence

from dashboard.importers.keyed import Statement, decision_id
from dashboard.importers.rows.prepared import when_parts
from dashboard.page_data.decision_records import Records
from data_models.dates import When
from data_models.decision import Condition, DecisionRecord
from data_models.forum import Attended, MeetingKind
from data_models.record import Family
from data_models.tables import ATTENDANCE, FORUM_DECISION, MEETING


def facts_of_signed(family: Family, known: Records, record: DecisionRecord, papers_from: Sequence[str]) -> list[Statement]:
    """What every page reads of it: the forum, who came, and the decision once for each thing it waits for.

    A correction is the next version of what the corrected record made, counted from the day it is signed, so that earlier dates stay as they were.
    """
    first, before = record, 0
    while first.supersedes:
        first = known.of(first.supersedes)
        before = max(before, len(first.conditions))
    correcting = first is not record
    waits = record.conditions if record.waits else ()
    told = {
        "forum_ref": record.forum_ref, **when_parts("happened", When.on(record.forum_on)), "asked_for": record.asked_for,
        "decision": record.decided.label, "code": record.decided.code, "papers_from": list(papers_from),
        "reasons": " ".join(f"{child}: {words.strip()}" for child, words in record.reasons.items() if words.strip()),
        **(when_parts("return_on", When.on(record.return_on)) if record.return_on else {}),
    }
    made = [
        Statement(FORUM_DECISION, {**told, **(_awaited(waits[place]) if place < len(waits) else {})},
                  fact_id=decision_id(family, "forum decision", first.id, str(place)), reading=not correcting)
        for place in range(max(1, len(waits)))
    ]
    if correcting:  # what the corrected record waited for and this one does not no longer stands
        made += [
            Statement(FORUM_DECISION, {**told, "withdrawn": True}, fact_id=decision_id(family, "forum decision", first.id, str(place)), reading=False)
            for place in range(len(made), before)
        ]
    on = {"meeting_ref": record.forum_ref, **when_parts("happened", When.on(record.forum_on))}
    came = dict.fromkeys(record.attended, Attended.ATTENDED)
    before_it = known.of(record.supersedes).attended if record.supersedes else ()
    return [
        *made,
        Statement(MEETING, {**on, "kind": MeetingKind.CARE_PLANNING_FORUM, "outcome": record.decided.label},
                  fact_id=decision_id(family, "forum meeting", first.id), reading=not correcting),
        *(Statement(ATTENDANCE, {**on, "who": who, "attended": attended}, fact_id=decision_id(family, "forum attendance", first.id, who),
                    reading=not correcting)
          for who, attended in {**dict.fromkeys(before_it, Attended.NOT_RECORDED), **came}.items()),
    ]


def _awaited(condition: Condition) -> dict[str, object]:
    return {
        "awaiting": condition.item, "owner": condition.owner, "fallback": condition.fallback,
        **(when_parts("due", When.on(condition.due)) if condition.due else {}),
    }
