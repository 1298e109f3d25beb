-- the newest version of each line of a submission's threshold grids, in the order in which they were first written
with placed as (
    select *, min(recorded_at) over (partition by item_id) as first_written
    from visible_forum_threshold_item
    where family_id = $family and submission_id = $submission
)
select * from placed
qualify row_number() over (partition by item_id order by version desc) = 1
order by first_written, item_id
