-- who stands in which relationship to which family; '*' is the right to whole-council files and is no relationship
select actor, family_id, role
from visible_care_access
where family_id <> '*'
order by actor, family_id
