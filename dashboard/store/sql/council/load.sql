-- arrived rows into {table}, but for those that say nothing or nothing new
insert into {table} by name
select {columns}, source_row, $import_id as import_id, $sheet as sheet
from arrived_rows
where source_row not in (select source_row from arrived_outcome where outcome not in ('created', 'updated'))
