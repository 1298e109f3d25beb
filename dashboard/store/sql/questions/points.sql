-- the newest version of each point of a submission, in the order in which they were first written
with placed as (
    select *, min(recorded_at) over (partition by point_id) as first_written
    from visible_forum_point
    where family_id = $family and submission_id = $submission
)
select * from placed
qualify row_number() over (partition by point_id order by version desc) = 1
order by first_written, point_id
