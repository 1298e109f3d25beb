select fact_id, family_id, agency, sensitivity from {table}
