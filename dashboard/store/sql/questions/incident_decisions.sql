-- what people said on screen of entries and the incidents they tell: the newest answer to each question, with who gave it and when
select fact_id, import_id, entry_id, other_entry_id, incident, relation, recorded_by, recorded_at
from visible_care_incident_link
where family_id = $family and coalesce(entry_id, '') <> ''
qualify row_number() over (partition by fact_id order by version desc) = 1
order by recorded_at, import_id, source_row
