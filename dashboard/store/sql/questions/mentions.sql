-- how a family's entries name people, by entry
select entry_id, words, start, role, kind
from visible_care_mention
where family_id = $family
order by entry_id, start, words
