-- whether an actor's account, as it stands, is one that a person signs in to
select coalesce(sign_in_name, '') <> '' as signs_in from care.account
where actor = $actor
qualify row_number() over (partition by actor order by recorded_at desc) = 1
order by signs_in
