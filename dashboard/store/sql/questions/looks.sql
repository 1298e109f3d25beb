-- who opened which family on which day since $since, for those who read the trail: $looks are the actions that are somebody looking
select actor, family_id, cast(occurred_at as date) as day, count(*) as looks, min(number) as first, max(number) as last
from visible_audit_event
where family_id <> '' and list_contains($looks::varchar[], action) and occurred_at >= $since
group by actor, family_id, day
order by day, first
