-- the name that colleagues know each actor by
select actor, name from care.account
qualify row_number() over (partition by actor order by recorded_at desc) = 1
order by actor
