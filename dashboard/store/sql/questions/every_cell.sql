-- every row of every file as it arrived, rejected ones among them: only for the scan of finished papers
select cells_json
from visible_care_source_row
where family_id = $family
order by import_id, sheet, source_row
