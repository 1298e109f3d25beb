-- what the words of a family's entries suggest, by entry
select entry_id, kind, code, words, start, "end", stance, said_by, about, lexicon
from visible_care_suggestion
where family_id = $family
order by entry_id, start, kind, code
