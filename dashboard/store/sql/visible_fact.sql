-- a fact whose newest correction this caller may not see is not shown in its older wording either, nor what tells of a challenge without the challenge
  and fact_id not in ({hidden})
