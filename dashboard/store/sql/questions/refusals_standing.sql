-- everybody who is refused sight of a family at $now (UTC without a zone), by the newest state of each refusal
with newest as (
    select * from visible_care_access
    qualify row_number() over (partition by coalesce(grant_id, actor || ' ' || family_id) order by given_at desc nulls last) = 1
)
select family_id, actor, review_by, given_by, given_at
from newest
where kind = 'refused' and (ends is null or ends > $now)
order by review_by nulls first, family_id, actor
