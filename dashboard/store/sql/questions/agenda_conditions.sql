-- the open conditions of each family's latest signed decision, as far as no later signed record corrects it:
-- a wait that a later forum has left behind brings nobody back
with decisions as (
    select * from visible_forum_decision_record
    qualify row_number() over (partition by decision_id order by version desc) = 1
),
signed as (
    select * from decisions where state = 'signed'
),
latest as (
    select * from signed
    where decision_id not in (select supersedes from signed where supersedes <> '')
    qualify rank() over (partition by family_id order by forum_on desc) = 1
),
conditions as (
    select * from visible_forum_condition
    qualify row_number() over (partition by condition_id order by version desc) = 1
)
select c.family_id, d.forum_on, c.item, c.owner, c.due, c.fallback
from conditions as c
join latest as d on d.decision_id = c.decision_id
where c.state = 'open' and d.option = 'deferred'
order by c.due nulls last, c.family_id, c.condition_id
