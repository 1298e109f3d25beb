-- of the families an actor has a grant for: which are restricted now, and which hold invented data only
with granted as (
    select distinct family_id from care.access where actor = $actor
),
restricted as (
    select family_id from care.family_restriction
    qualify row_number() over (partition by family_id order by recorded_at desc) = 1 and not coalesce(lifted, false)
)
select
    granted.family_id,
    granted.family_id in (select family_id from restricted) as restricted,
    coalesce((select bool_or(sample) from care.family where family.family_id = granted.family_id), false) as sample
from granted
order by granted.family_id
