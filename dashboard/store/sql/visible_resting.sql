-- what rests on rows is not shown, in any version, where one of them rests on a row that this caller may not see
  and {id} not in (
      select {id}
      from {table}
      where list_contains(getvariable('{families}')::varchar[], family_id)
        and list_has_any({rows}, coalesce((select list(fact_id) from ({unseen})), []::varchar[]))
  )
