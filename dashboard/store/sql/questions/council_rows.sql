-- rows of other whole-council files about some children: of every row the form that the newest extract gave it
with named as (
    select *, coalesce(nullif(row_key, ''), import_id || '|' || sheet || '|' || source_row) as row_name
    from visible_council_row
),
newest as (
    select named.*, i.file, i.imported_at
    from named
    join visible_council_import as i using (import_id)
    where row_name in (select row_name from named where list_contains($children::varchar[], child_id))
    qualify i.imported_at = max(i.imported_at) over (partition by row_name)
)
select layout, child_id, cells_json, import_id, file, imported_at, sheet, source_row
from newest
where list_contains($children::varchar[], child_id)
order by imported_at, file, sheet, source_row
