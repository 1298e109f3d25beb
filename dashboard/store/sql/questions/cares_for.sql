-- whose parent or carer each person is, as staff last said
select said_id, version, person, child, cares, reason, recorded_at, recorded_by
from visible_forum_cares_for
where family_id = $family
qualify row_number() over (partition by said_id order by version desc) = 1
order by person, child
