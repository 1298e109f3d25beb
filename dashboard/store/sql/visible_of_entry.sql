-- what was said of an entry is shown with the entry, and not without it
  and (coalesce({entry}, '') = '' or {entry} in (
    select fact_id from care.entry
    where family_id || '|' || agency || '|' || sensitivity in (select unnest(getvariable('scope_items')::varchar[]))
  ))
