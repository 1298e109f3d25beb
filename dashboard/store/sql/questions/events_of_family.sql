-- everything that was done with a family's record, newest first
select number, occurred_at, actor, action, target
from visible_audit_event
where family_id = $family
order by number desc
