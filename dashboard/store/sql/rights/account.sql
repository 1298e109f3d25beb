-- the newest state of an actor's account
select actor, coalesce(agency, '') as agency, roles, coalesce(off, false) as off
from care.account
where actor = $actor
qualify row_number() over (partition by actor order by recorded_at desc) = 1
order by actor
