  -- what tells of a challenge is shown with the challenge, and not without it
  and fact_id not in (select fact_id from untold_challenges)
