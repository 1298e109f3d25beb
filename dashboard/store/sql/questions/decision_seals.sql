-- the seals of a family's signed decisions
select decision_id, sha256, source_json, submission_seal, recorded_at, recorded_by
from visible_forum_decision_seal
where family_id = $family
order by recorded_at, decision_id
