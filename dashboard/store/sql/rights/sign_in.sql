-- the account of somebody whom the identity provider names so; the newest state of it
with standing as (
    select * from care.account
    qualify row_number() over (partition by actor order by recorded_at desc) = 1
)
select actor, name, coalesce(off, false) as off
from standing
where sign_in_name = $sign_in_name and sign_in_name <> ''
order by actor
