-- the submissions for a forum on or after $since, with the step each has reached
select s.family_id, s.submission_id, s.forum_on, s.asked_for, t.step, t.recorded_at as step_at
from visible_forum_submission as s
join visible_forum_submission_step as t on t.submission_id = s.submission_id
where s.forum_on >= $since
qualify row_number() over (partition by s.submission_id order by t.number desc) = 1
order by s.forum_on, s.family_id, s.submission_id
