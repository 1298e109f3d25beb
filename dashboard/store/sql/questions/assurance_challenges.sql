-- challenges raised from $first to $last, as each stood on $last
select route, move, outcome, learning
from visible_forum_challenge
where raised_on between $first and $last and moved_on <= $last
qualify row_number() over (partition by challenge_id order by version desc) = 1
order by raised_on, challenge_id
