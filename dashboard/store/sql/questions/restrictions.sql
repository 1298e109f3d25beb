-- what has been said of restricting a family, oldest first
select category, reason, review_by, coalesce(asked_to_lift, false) as asked_to_lift, coalesce(lifted, false) as lifted, recorded_by, recorded_at
from visible_care_family_restriction
where family_id = $family
order by recorded_at
