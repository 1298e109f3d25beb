-- the newest version of each condition of a family's decisions, in the order in which they were first written
with placed as (
    select *, min(recorded_at) over (partition by condition_id) as first_written
    from visible_forum_condition
    where family_id = $family
)
select * from placed
qualify row_number() over (partition by condition_id order by version desc) = 1
order by first_written, condition_id
