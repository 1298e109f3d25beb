-- whether the record has accounts, so that nobody acts without one
select count(*) > 0 as live from care.account order by live
