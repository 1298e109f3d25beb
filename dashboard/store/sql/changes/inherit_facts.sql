-- facts of an import that is being taken back become rows of the later file that had brought them again, under that file's own
-- known date where this import's was the one stated. each version keeps the day it counts from, or it would be told of days before it;
-- versions of other files made since are written again after them, or what they changed would be overtaken by what is inherited
insert into {table} by name
select t.* replace (
    case when t.import_id = $import_id then h.import_id else t.import_id end as import_id,
    case when t.import_id = $import_id then h.file else t.file end as file,
    case when t.import_id = $import_id then h.sheet else t.sheet end as sheet,
    case when t.import_id = $import_id then h.source_row else t.source_row end as source_row,
    numbers.newest + row_number() over (partition by t.fact_id order by t.version) as version,
    t.fact_id || '.' || (numbers.newest + row_number() over (partition by t.fact_id order by t.version)) as row_id,
    case when t.import_id = $import_id and t.version_known_on = $stated_known_on
        then coalesce(h.known_on, t.version_known_on) else t.version_known_on end as version_known_on,
    case when t.import_id = $import_id and t.known_on = $stated_known_on then h.known_on else t.known_on end as known_on
)
from {table} as t
join heirs as h using (fact_id)
join (
    select fact_id, max(version) as newest, min(version) filter (where import_id = $import_id) as first_inherited
    from {table} where family_id = $family group by fact_id
) as numbers using (fact_id)
where t.family_id = $family and t.version >= numbers.first_inherited and t.import_id not in (select import_id from care.import_undone)
