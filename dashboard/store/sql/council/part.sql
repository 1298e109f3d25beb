-- the rows of {table} about some children, or named by their key: of every row the form that the newest extract gave it. A row is
-- about a child by the child's number in it; where it has none, by the row of another table that it belongs to
with wanted as (
    select $children::varchar[] as children, $parents::varchar[] as parents, $keys::varchar[] as keys
),
about as (
    select *, {name} as row_name, {about} as is_about
    from {visible}, wanted
),
newest as (
    select about.* exclude (children, parents, keys), i.file, i.imported_at
    from about
    join visible_council_import as i using (import_id)
    where row_name in (select row_name from about where is_about)
    qualify i.imported_at = max(i.imported_at) over (partition by row_name)
)
select * exclude (row_name, is_about)
from newest
where is_about
order by imported_at, file, sheet, source_row
