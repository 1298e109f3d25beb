-- every seal, with its hash worked out anew: of its source, of its papers, and as the trail had it when it was written
with papers as (
  select seal_id, string_agg(paper || ' ' || sha256, '|' order by paper) as listed, count(*) filter (sha256(content) <> sha256) as spoiled
  from forum.sealed_paper
  group by seal_id
)
select 'submission' as what, seal.seal_id as id, seal.family_id,
  sha256(seal.source_json) = seal.sha256
    and coalesce(papers.spoiled, 0) = 0
    and exists (
      select 1
      from audit.event as event
      where event.action = 'submission sealed'
        and event.target = seal.submission_id || ' ' || seal.sha256 || ' ' || sha256(coalesce(papers.listed, ''))
    ) as holds
from forum.seal as seal
left join papers on papers.seal_id = seal.seal_id
union all
select 'decision', decision_id, family_id,
  sha256(source_json) = sha256
    and exists (
      select 1
      from audit.event as event
      where event.action = 'decision signed' and event.target = decision_id || ' ' || sha256
    )
from forum.decision_seal
order by 1, 2
