  -- whether a row may be told is shown with the row, and not without it
  and fact_id not in ({unseen})
