-- the newest answer of each row that somebody was asked about, for one person of the family
select answer_id, version, fact_id, answer, reason, recorded_at, recorded_by
from visible_forum_may_be_told
where family_id = $family and person = $person
qualify row_number() over (partition by answer_id order by version desc) = 1
order by answer_id
