-- what was done with each copy, in order
select release_id, number, step, note, recorded_at, recorded_by
from visible_forum_release_step
where family_id = $family
order by release_id, number
