-- an actor's sign-ins that have not ended
select session_key, actor, started_at, last_seen_at, ended_at, ended_how from care.session
where actor = $actor and ended_at is null
order by started_at
