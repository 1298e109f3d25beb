-- what the forum was shown of a submission, frozen
select seal_id, submission_id, sha256, source_json, items, recorded_at, recorded_by
from visible_forum_seal
where family_id = $family and submission_id = $submission
order by recorded_at
