-- what arrived rows are to {table} where they are not simply new: nothing at all, said before in the file, known to the record in all
-- that their key stands for, or the new form of a row. A row without a key is named by what it says
create or replace temp table arrived_outcome as
with arrived as (
    select source_row, {arrived_name} as row_name, {arrived_values}
    from arrived_rows
),
twice as (
    select row_name from arrived group by row_name having count(*) > 1
),
held as materialized (
    select {held_name} as row_name, {held_values}
    from {table}
    left join council.import as i using (import_id)
    where row_name in (select row_name from arrived)
    qualify coalesce(i.imported_at, 'infinity') = max(coalesce(i.imported_at, 'infinity')) over (partition by row_name)
),
changed as materialized (
    select distinct row_name from (
        select row_name, {values} from arrived where row_name in (select row_name from held)
        except
        select row_name, {values} from held
    )
)
select source_row, case
    when row_name = '' then 'blank'
    when row_number() over (partition by row_name, {values} order by source_row) > 1 then 'repeated'
    when row_name in (select row_name from changed) then 'updated'
    when row_name in (select row_name from held) then 'unchanged'
    else 'created' end as outcome
from arrived
where row_name = '' or row_name in (select row_name from twice) or row_name in (select row_name from held)
