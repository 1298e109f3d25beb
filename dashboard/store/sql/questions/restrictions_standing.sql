-- every family that is restricted, and what was said of it last; why is for those who may see the family
with newest as (
    select * from visible_care_family_restriction
    qualify row_number() over (partition by family_id order by recorded_at desc) = 1
)
select family_id, category, review_by, coalesce(asked_to_lift, false) as asked_to_lift, recorded_by, recorded_at
from newest
where not coalesce(lifted, false)
order by review_by nulls first, family_id
