select fact_id, agency, coalesce(sensitivity, '') as sensitivity
from {visible}
where family_id = $family and list_contains($rows::varchar[], fact_id)
