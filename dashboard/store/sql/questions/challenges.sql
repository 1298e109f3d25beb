-- every version of each challenge to a decision about a family, oldest first
select * from visible_forum_challenge
where family_id = $family
order by raised_on, challenge_id, version
