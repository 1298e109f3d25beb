-- the newest row that says whether a family's record is held against erasure
select reason, holds_from, coalesce(lifted, false) as lifted, recorded_by
from care.family_hold
where family_id = $family
order by recorded_at desc
limit 1
