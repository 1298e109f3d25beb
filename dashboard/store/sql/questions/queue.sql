-- rows that were kept but need a person, in file order
select import_id, file, sheet, source_row, field, message, raw
from visible_care_queue
where family_id = $family
order by file, sheet, source_row, field
