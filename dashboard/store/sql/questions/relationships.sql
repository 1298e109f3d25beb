-- who stood in which relationship to which family, from and until which day, by the newest state of each grant. a refusal is none, and nor is an
-- emergency, which is what the reader of this asks about; '*' is the right to whole-council files
with standing as (
    select * from visible_care_access
    qualify row_number() over (partition by coalesce(grant_id, actor || ' ' || family_id) order by given_at desc nulls last) = 1
)
select actor, family_id, role, starts::date as since, ends::date as until
from standing
where family_id <> '*' and coalesce(kind, 'given') = 'given'
order by actor, family_id, role
