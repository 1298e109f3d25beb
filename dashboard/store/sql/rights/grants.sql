-- the newest state of each of an actor's grants
select family_id, role, agencies, sensitivities, coalesce(kind, 'given') as kind, starts, ends, coalesce(named, false) as named
from care.access
where actor = $actor
qualify row_number() over (partition by coalesce(grant_id, actor || ' ' || family_id) order by given_at desc nulls last) = 1
order by family_id, role
