-- every version of each challenge to a decision about a family, oldest first; before agencies were named, all were to children's social care
select * replace (coalesce(challenged, 'csc') as challenged)
from visible_forum_challenge
where family_id = $family
order by raised_on, challenge_id, version
