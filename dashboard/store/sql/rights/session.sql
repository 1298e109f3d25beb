-- a sign-in by its key
select session_key, actor, started_at, last_seen_at, ended_at, ended_how from care.session where session_key = $session_key order by started_at
