  -- a row is not shown where a fact made from it, or frozen in it, is hidden by a correction or with the challenge that it tells of
  and not list_has_any({facts}, coalesce((select list(fact_id) from hidden_facts), []::varchar[]))
