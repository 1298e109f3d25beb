-- the newest version of each piece of advice to the forums about a family
select advice_id, version, forum_ref, words, recorded_at, recorded_by
from visible_forum_legal_advice
where family_id = $family
qualify row_number() over (partition by advice_id order by version desc) = 1
order by recorded_at, advice_id
