select '{table}' as kind, fact_id, version, family_id, agency, sensitivity, import_id from {table} where version > 1
