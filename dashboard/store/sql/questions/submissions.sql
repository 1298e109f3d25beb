-- a family's submissions, newest first, each with the step it has reached
select s.submission_id, s.as_at, s.forum_on, s.asked_for, s.made_from, s.recorded_at, s.recorded_by, t.step, t.recorded_at as step_at
from visible_forum_submission as s
join visible_forum_submission_step as t on t.submission_id = s.submission_id
where s.family_id = $family
qualify row_number() over (partition by s.submission_id order by t.number desc) = 1
order by s.recorded_at desc, s.submission_id
