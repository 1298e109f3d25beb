select fact_id, known_on
from {visible}
where family_id = $family
qualify row_number() over (partition by fact_id order by version desc) = 1
