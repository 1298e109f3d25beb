-- the submissions for a forum on or after $since, as last said, with the step each has reached
with said as (
    select * from visible_forum_submission
    qualify row_number() over (partition by submission_id order by recorded_at desc) = 1
)
select s.family_id, s.submission_id, s.forum_on, s.asked_for, t.step, t.recorded_at as step_at
from said as s
join visible_forum_submission_step as t on t.submission_id = s.submission_id
where s.forum_on >= $since
qualify row_number() over (partition by s.submission_id order by t.number desc) = 1
order by s.forum_on, s.family_id, s.submission_id
