-- rows that were kept but need a person, in file order
select q.queue_id, q.fact_id, q.fact_table, q.import_id, q.file, q.sheet, q.source_row, q.field, q.message, q.raw, r.cells_json
from visible_care_queue as q
left join visible_care_source_row as r
  on r.import_id = q.import_id and r.sheet is not distinct from q.sheet and r.source_row = q.source_row
where q.family_id = $family
  and q.queue_id not in (select queue_id from visible_care_queue_done)
order by q.file, q.sheet, q.source_row, q.field
