-- {table} says who people are and what they may do: seen by those who keep accounts, and by nobody else
select * from {table}
where getvariable('scope_keeps')::boolean
