-- open conditions of decisions that a later forum's signed decision by $today came after: nobody said what became of them
with decisions as (
    select * from visible_forum_decision_record
    qualify row_number() over (partition by decision_id order by version desc) = 1
),
signed as (
    select * from decisions where state = 'signed' and forum_on <= $today
),
standing as (
    select *, max(forum_on) over (partition by family_id) as latest_on from signed
    where decision_id not in (select supersedes from signed where supersedes <> '')
),
conditions as (
    select * from visible_forum_condition
    qualify row_number() over (partition by condition_id order by version desc) = 1
)
select c.family_id, d.forum_on, c.item, c.owner, c.due
from conditions as c
join standing as d on d.decision_id = c.decision_id
where c.state = 'open' and d.option = 'deferred' and d.forum_on < d.latest_on
    and (coalesce(trim(c.item), '') <> '' or c.due is not null)
order by c.due nulls last, c.family_id, c.condition_id
