-- challenges that somebody must answer, the first due first
select family_id, challenge_id, route, against, stage, move, due, raised_on
from visible_forum_challenge
qualify row_number() over (partition by challenge_id order by version desc) = 1
    and move in ('raised', 'escalated')
order by due nulls last, family_id, challenge_id
