-- the rows of the chronology that tell of a challenge which this caller may not see, however the rows that it names were labelled when it was made
select entry_id as fact_id
from forum.challenge
where entry_id is not null
  and challenge_id not in (select challenge_id from ({visible_challenge}))
