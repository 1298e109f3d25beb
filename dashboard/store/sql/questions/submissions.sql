-- a family's submissions, those begun last first, each as last said and with the step it has reached
with said as (
    select *, min(recorded_at) over (partition by submission_id) as begun_at
    from visible_forum_submission
    where family_id = $family
    qualify row_number() over (partition by submission_id order by recorded_at desc) = 1
)
select s.submission_id, s.as_at, s.begun_at, s.forum_on, s.asked_for, t.step, t.recorded_at as step_at
from said as s
join visible_forum_submission_step as t on t.submission_id = s.submission_id
qualify row_number() over (partition by s.submission_id order by t.number desc) = 1
order by s.begun_at desc, s.submission_id
