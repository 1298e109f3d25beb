-- the latest forum decision of each family by $today, as its newest version has it: a row for each thing that it waits for.
-- what was signed here for a day counts in the place of a file's decision of that day ($signed is the form that its facts come from).
-- recorded_here: it was signed here, so that its conditions say what became of them
with newest as (
    select * from visible_forum_decision
    where coalesce(known_on, happened_to, date '0001-01-01') <= $today and happened_to <= $today
    qualify row_number() over (partition by fact_id order by version desc) = 1
),
standing as (
    select *, sheet = $signed as recorded_here from newest where not coalesce(withdrawn, false)
)
select
    family_id, fact_id, happened_to as decided_on, decision, awaiting, owner, fallback, due_to as due, return_on_to as return_on, recorded_here
from standing
qualify dense_rank() over (partition by family_id order by happened_to desc) = 1
    and (recorded_here or happened_from <> happened_to or not bool_or(recorded_here) over (partition by family_id, happened_to))
order by return_on nulls last, family_id, fact_id
