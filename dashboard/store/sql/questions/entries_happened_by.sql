-- how many entries had happened by $as_at whether or not anybody had been told, beside how many were known
select
    count(*) filter (where happened_to <= $as_at) as happened_by_then,
    count(*) filter (
        where happened_to <= $as_at and coalesce(greatest(known_on, happened_from), happened_to) <= $as_at
    ) as happened_and_known
from visible_care_entry
where family_id = $family and version = 1
order by 1
