-- that a submission was sealed, by whom and when, without what was frozen
select seal_id, submission_id, sha256, items, recorded_at, recorded_by
from visible_forum_seal
where family_id = $family and submission_id = $submission
order by recorded_at
