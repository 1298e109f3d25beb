-- the family of this label that an actor may open in an emergency: neither restricted now, nor refused to the actor
with restricted as (
    select family_id from care.family_restriction
    qualify row_number() over (partition by family_id order by recorded_at desc) = 1 and not coalesce(lifted, false)
),
standing as (
    select family_id, kind, ends from care.access
    where actor = $actor
    qualify row_number() over (partition by coalesce(grant_id, actor || ' ' || family_id) order by given_at desc nulls last) = 1
)
select family_id from care.family
where lower(label) = lower(trim($label))
  and family_id not in (select family_id from restricted)
  and family_id not in (select family_id from standing where kind = 'refused' and (ends is null or ends > $now))
order by created_at, family_id
