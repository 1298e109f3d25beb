-- everybody who has, had or is refused sight of a family: the newest state of each grant
select
    actor, role, agencies, sensitivities, grant_id, coalesce(kind, 'given') as kind, starts, ends, coalesce(named, false) as named, reason,
    review_by, given_by, given_at
from visible_care_access
where family_id = $family
qualify row_number() over (partition by coalesce(grant_id, actor) order by given_at desc nulls last) = 1
order by given_at, actor
