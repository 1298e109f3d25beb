-- different views of a family's decisions, in order
select dissent_id, decision_id, who, words, recorded_at, recorded_by
from visible_forum_dissent
where family_id = $family
order by recorded_at, dissent_id
