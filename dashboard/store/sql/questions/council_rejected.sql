-- the rows of one whole-council file that could not be loaded, as they came, with the reason
select sheet, source_row, line, reason
from visible_council_rejected
where import_id = $import_id
order by sheet, source_row
