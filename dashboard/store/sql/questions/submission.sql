-- one submission: what it is for, as last said
select submission_id, as_at, forum_on, asked_for, coalesce(version, 0) as version, recorded_at, recorded_by
from visible_forum_submission
where family_id = $family and submission_id = $submission
order by recorded_at desc
limit 1
