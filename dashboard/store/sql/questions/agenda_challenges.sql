-- challenges that somebody must answer, the first due first; before agencies were named, all were to children's social care
select family_id, challenge_id, route, against, stage, move, due, raised_on, coalesce(challenged, 'csc') as challenged
from visible_forum_challenge
qualify row_number() over (partition by challenge_id order by version desc) = 1
    and move in ('raised', 'escalated')
order by due nulls last, family_id, challenge_id
