-- the open conditions of signed decisions that no later signed record corrects
with decisions as (
    select * from visible_forum_decision_record
    qualify row_number() over (partition by decision_id order by version desc) = 1
),
signed as (
    select * from decisions where state = 'signed'
),
conditions as (
    select * from visible_forum_condition
    qualify row_number() over (partition by condition_id order by version desc) = 1
)
select c.family_id, d.forum_on, c.item, c.owner, c.due, c.fallback
from conditions as c
join signed as d on d.decision_id = c.decision_id
where c.state = 'open' and d.option = 'deferred' and d.decision_id not in (select supersedes from signed where supersedes <> '')
order by c.due nulls last, c.family_id, c.condition_id
