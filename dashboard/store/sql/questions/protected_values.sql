-- the register of protected values as it stands, those taken out again among it
select value_id, version, kind, value, reason, withdrawn, recorded_at, recorded_by
from visible_forum_protected_value
where family_id = $family
qualify row_number() over (partition by value_id order by version desc) = 1
order by recorded_at, value_id
