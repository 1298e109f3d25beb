-- the newest words of every entry of a family, for suggesting themes and finding people
select fact_id, import_id, title, description, action_outcome, child_voice, people_raw, agency, sensitivity
from visible_care_entry
where family_id = $family
qualify row_number() over (partition by fact_id order by version desc) = 1
order by fact_id
