-- the newest version of each decision record of a family, latest forum first
select * from visible_forum_decision_record
where family_id = $family
qualify row_number() over (partition by decision_id order by version desc) = 1
order by forum_on desc, decision_id
