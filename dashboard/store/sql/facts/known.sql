-- facts of one kind as they were known on $as_at: the latest version made by then, later dates and what they reveal left out.
-- a fact counts as known from its known_on, never before it began; with no known_on, from the end of its interval;
-- with neither, throughout. a fact whose latest version withdraws it is left out
with versions as (
    select * from {visible}
    where family_id = $family
      and coalesce(version_known_on, date '0001-01-01') <= $as_at
      and case
            when known_on is null then coalesce(happened_to, date '0001-01-01')
            when happened_from is null then known_on
            else greatest(known_on, happened_from)
          end <= $as_at
),
latest as (
    select * from versions
    qualify row_number() over (partition by fact_id order by version desc) = 1
)
select {columns}
from latest
where not coalesce(withdrawn, false)
order by happened_to nulls last, happened_from, agency, source_row, fact_id
