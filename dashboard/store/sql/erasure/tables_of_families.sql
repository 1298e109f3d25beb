-- every table of the record with a family's id in it
select schema_name, table_name
from duckdb_columns()
where database_name = 'store' and column_name = 'family_id'
order by schema_name, table_name
