-- every account as it now stands
select actor, sign_in_name, name, agency, roles, coalesce(off, false) as off, recorded_by, recorded_at
from visible_care_account
qualify row_number() over (partition by actor order by recorded_at desc) = 1
order by name, actor
