-- the families this caller may see, by label
select family_id, label
from visible_care_family
order by label, family_id
