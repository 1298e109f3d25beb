-- one submission
select submission_id, as_at, forum_on, asked_for, made_from, recorded_at, recorded_by
from visible_forum_submission
where family_id = $family and submission_id = $submission
order by submission_id
