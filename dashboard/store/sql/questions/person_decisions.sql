-- what people said on screen of whom words and labels mean: the newest answer to each question, with who gave it and when
select fact_id, import_id, kind, written, person, decision, basis, entry_id, note, recorded_by, recorded_at
from visible_care_person_link
where family_id = $family
qualify row_number() over (partition by fact_id order by version desc) = 1
order by recorded_at desc, import_id, source_row
