-- the latest forum decision of each family by $today, as its newest version has it: a row for each thing that it waits for.
-- recorded_here: it was signed here, so that its conditions say what became of them
with newest as (
    select * from visible_forum_decision
    where coalesce(known_on, happened_to, date '0001-01-01') <= $today and happened_to <= $today
    qualify row_number() over (partition by fact_id order by version desc) = 1
),
signed as (
    select distinct family_id, forum_on from visible_forum_decision_record where state = 'signed'
)
select
    n.family_id, n.fact_id, n.happened_to as decided_on, n.decision, n.awaiting, n.owner, n.fallback, n.due_to as due,
    n.return_on_to as return_on, s.forum_on is not null as recorded_here
from newest as n
left join signed as s on s.family_id = n.family_id and s.forum_on = n.happened_to
where not coalesce(n.withdrawn, false)
qualify dense_rank() over (partition by n.family_id order by n.happened_to desc) = 1
order by return_on nulls last, n.family_id, n.fact_id
