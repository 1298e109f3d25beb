-- what was said of an entry is shown with the entry, and not without it
  and (coalesce({entry}, '') = '' or {entry} in (select fact_id from ({visible_entry})))
