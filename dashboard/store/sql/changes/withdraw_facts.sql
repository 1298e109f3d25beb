-- the next version of each fact in $fact_ids says that it no longer stands; what it said is kept in the versions before
insert into {table} by name
select t.* replace (
    $import_id as import_id, $file as file, $sheet as sheet, $source_row as source_row, true as withdrawn,
    newest.version + 1 as version, t.fact_id || '.' || (newest.version + 1) as row_id, $known_on::date as version_known_on,
    $recorded_at::timestamp as recorded_at, $recorded_by as recorded_by
)
from {table} as t
join (select fact_id, max(version) as version from {table} where family_id = $family group by fact_id) as newest using (fact_id)
where t.family_id = $family and list_contains($fact_ids::varchar[], t.fact_id)
  and t.import_id not in (select import_id from care.import_undone)
qualify row_number() over (partition by t.fact_id order by t.version desc) = 1 and not coalesce(t.withdrawn, false)
