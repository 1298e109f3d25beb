-- every version of one chronology entry, oldest first: a correction never overwrites what it corrects
select version, version_known_on, recorded_at, recorded_by, happened_raw, description, known_on, evidence_status
from visible_care_entry
where family_id = $family and fact_id = $fact_id
order by version
