-- every version of the facts in earlier, again, as known from the day that a row proves: versions keep their order and the days they count from.
-- a version without a day gets one only where the row itself states it; an earlier day than the row's stays
insert into {table} by name
select t.* replace (
    e.import_id as import_id, e.file as file, e.sheet as sheet, e.source_row as source_row,
    newest.version + row_number() over (partition by t.fact_id order by t.version) as version,
    t.fact_id || '.' || (newest.version + row_number() over (partition by t.fact_id order by t.version)) as row_id,
    case when t.known_on is null and not e.by_row then null else least(coalesce(t.known_on, e.known_on), e.known_on) end as known_on,
    $recorded_at::timestamp as recorded_at, $recorded_by as recorded_by
)
from {table} as t
join earlier as e using (fact_id)
join (select fact_id, max(version) as version from {table} where family_id = $family group by fact_id) as newest using (fact_id)
where t.family_id = $family and t.import_id not in (select import_id from care.import_undone)
