-- which of $rows tell of a challenge: steps of professionals, made at the challenge desk
select distinct fact_id
from visible_care_entry
where family_id = $family and list_contains($rows::varchar[], fact_id) and source_of_information = $desk
order by fact_id
