-- the steps of a submission, in order
select number, step, note, recorded_at, recorded_by
from visible_forum_submission_step
where family_id = $family and submission_id = $submission
order by number
