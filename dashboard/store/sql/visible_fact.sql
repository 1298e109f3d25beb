-- a fact whose newest correction this caller may not see is not shown in its older wording either
  and fact_id not in ({hidden})
