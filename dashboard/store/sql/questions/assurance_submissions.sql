-- sealed submissions for a forum from $first to $last, as last said, and whether a pattern over time was taken into each
with said as (
    select * from visible_forum_submission
    qualify row_number() over (partition by submission_id order by recorded_at desc) = 1
),
sealed as (
    select distinct submission_id from visible_forum_submission_step where step = 'submitted'
),
taken_in as (
    select * from visible_forum_point
    qualify row_number() over (partition by point_id order by version desc) = 1
        and not coalesce(withdrawn, false) and answer in ('taken_in', 'answered')
)
select
    s.submission_id, s.family_id, s.forum_on,
    coalesce(bool_or(split_part(t.finding, ':', 1) in ('recurrence', 'co-occurrence', 'oscillation', 'reopened')), false) as patterns
from said as s
join sealed on sealed.submission_id = s.submission_id
left join taken_in as t on t.submission_id = s.submission_id
where s.forum_on between $first and $last
group by s.submission_id, s.family_id, s.forum_on
order by s.forum_on, s.submission_id
