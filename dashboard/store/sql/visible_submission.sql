-- what this caller may see of {table}: of the families whose submissions are theirs to read
select * from {table}
where list_contains(getvariable('scope_submissions')::varchar[], family_id)
