-- what the references of assessments stand for, as their newest version has it
select family_id, assessment_ref, kind, about
from visible_care_assessment
qualify row_number() over (partition by fact_id order by version desc) = 1
order by family_id, assessment_ref, fact_id
