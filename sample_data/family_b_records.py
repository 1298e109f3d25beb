"""Family B's core records, sheet by sheet: one line per row, cells separated by "|" in the order of the sheet's headings."""

CHILDREN = "Child B1; Child B2"
ALL_THREE = "Child B1; Child B2; Older sibling B"

RECORDS: dict[str, str] = {
    "People": """
Mother B|mother|about 1981|
Stepfather B|stepfather|about 1979|
Child B1|child|2007-07-09|
Child B2|child|2009-07-21|Significant learning difficulties; special school
Older sibling B|older_sibling|about 2004|
Grandmother B|grandparent||Mother B's mother
Stepfather B's mother|other_relative|about 1941|
Another relative|other_relative||Of Stepfather B's family; not in this household
""",
    "Where people live": """
Mother B|family_home|House of Stepfather B's mother|2020-02-10|
Stepfather B|family_home|House of Stepfather B's mother|2020-02-10|
Child B1|family_home|House of Stepfather B's mother|2020-02-10|
Child B2|family_home|House of Stepfather B's mother|2020-02-10|
Stepfather B's mother|own_home|Her own house|about 1975|
Stepfather B's mother|hospital|Ward, after a fall|2020-10-09|2020-11-12
Older sibling B|foster_care|Foster carers|2018-11-26|
""",
    "Statutory status": f"""
{ALL_THREE}|child_protection|2011-05-18|2012-06-13|Neglect|Home unclean, little food|Bedrooms clean for three months
{ALL_THREE}|child_in_need|2012-06-13|2012-12-12||After the plan|Appointments kept
{ALL_THREE}|closed|2012-12-12|2016-09-20|||School raised scapegoating
{ALL_THREE}|child_in_need|2016-09-20|2016-11-09||Assessment after school's call|Conference
{ALL_THREE}|child_protection|2016-11-09|2017-12-06|Emotional abuse|Blame and quarrels|Fewer quarrels seen
{ALL_THREE}|child_in_need|2017-12-06|2018-03-28||After the plan|Adults asked to stop
{CHILDREN}|closed|2018-03-28|2020-02-12|||Allegation by Older sibling B
Older sibling B|in_care|2018-11-26|||Section 20 agreement|
{CHILDREN}|child_in_need|2020-02-12|2020-05-15||Assessment after the first allegation|Closed
{CHILDREN}|closed|2020-05-15|2020-07-17||Too little evidence to do more|Further allegation
{CHILDREN}|child_in_need|2020-07-17|2020-09-15||Section 47 enquiry|Conference
{CHILDREN}|child_protection|2020-09-15||Emotional abuse|Allegations in the family, threats, refusal of work|
""",
    "Incident links": """
Children's social care|CSC-08|INC-01|same_incident|2020-12-04
Police|P-07|INC-01|same_incident|2020-12-04
Police|P-08|INC-01|same_incident|2020-12-04
Police|P-11|INC-02|same_incident|2020-12-04
Ambulance|AMB-01|INC-02|same_incident|2020-12-04
Hospital|H-05|INC-02|same_incident|2020-12-04
Children's social care|CSC-14|INC-02|repeats|2020-12-04
GP|GP-02|INC-02|repeats|2021-06-24
Police|P-13|INC-03|same_incident|2020-12-04
Children's social care|CSC-16|INC-03|repeats|2020-12-04
School|SEC-02|INC-03|same_incident|2020-12-04
Police|P-14|INC-04|same_incident|2020-12-04
School|SEC-04|INC-04|same_incident|2020-12-04
Children's social care|CSC-18|INC-05|same_incident|2020-12-04
Police|P-15|INC-05|same_incident|2020-12-04
Police|P-16|INC-05|same_incident|2020-12-04
School|SEC-05|INC-05|repeats|2020-12-04
Adult social care|A-08|INC-06|repeats|2020-12-04
Children's social care|CSC-26|INC-06|same_incident|2020-12-04
Police|P-18|INC-06|same_incident|2020-12-04
Police|P-23|INC-06|same_incident|2020-12-04
School|SPS-06|INC-06|repeats|2020-12-04
Children's social care|CSC-32|INC-07|same_incident|2020-12-04
Police|P-21|INC-07|same_incident|2020-12-04
School|SEC-09|INC-07|repeats|2020-12-04
School|SPS-09|INC-07|repeats|2020-12-04
Hospital|H-07|INC-08|same_incident|2020-12-04
Children's social care|CSC-33|INC-08|repeats|2020-12-04
School|SPS-12|INC-09|same_incident|2020-12-04
Children's social care|CSC-37|INC-09|repeats|2020-12-04
Police|P-24|INC-10|same_incident|2020-12-04
Ambulance|AMB-03|INC-10|same_incident|2020-12-04
Children's social care|CSC-45|INC-10|repeats|2020-12-04
Hospital|H-08|INC-11|same_incident|2021-01-25
Ambulance|AMB-04|INC-11|same_incident|2021-01-25
Children's social care|CSC-51|INC-11|repeats|2021-01-25
Police|P-27|INC-12|same_incident|2021-06-08
Ambulance|AMB-05|INC-12|same_incident|2021-06-08
Hospital|H-09|INC-12|same_incident|2021-06-08
Adult mental health|AMH-05|INC-12|same_incident|2021-06-08
Children's social care|CSC-60|INC-13|same_incident|2021-06-03
Police|P-28|INC-13|same_incident|2021-06-03
""",
    "Plans": f"""
CP1|child_protection|{ALL_THREE}|Neglect|2011-05-18|2012-06-13|Care of the home improved
CP2|child_protection|{ALL_THREE}|Emotional abuse|2016-11-09|2017-12-06|Fewer quarrels seen; stepped down
CIN1|child_in_need|{ALL_THREE}||2017-12-06|2018-03-28|Adults asked to stop
CIN2|child_in_need|{CHILDREN}||2020-02-12|2020-05-15|Too little evidence to do more
CP3|child_protection|{CHILDREN}|Emotional abuse|2020-09-15||
""",
    "Plan actions": """
CP1-1|CP1|Clear and clean bedrooms and kitchen|family|Mother B|2011-05-18|2011-08-10|Children sleep in dry beds
CP2-1|CP2|Sessions with both adults about arguments at home|service|Family support|2016-11-09|2017-07-12|Children not exposed to shouting
CP2-2|CP2|Mother B to keep appointments with adult mental health|family|Mother B|2016-11-09|2017-07-12|Fewer crises
CP2-3|CP2|Older sibling B to eat and sit with the family|family|Both adults|2016-11-09|2017-02-01|She is no longer blamed
CIN2-1|CIN2|Family assessment|both|Social worker; Mother B|2020-03-04|2020-04-30|Know what life is like for Child B1 and Child B2
CIN2-2|CIN2|Sessions with Child B1 and Child B2 about keeping safe|service|Social worker|2020-03-04|2020-04-30|Children know whom to tell
CP3-1|CP3|Social worker to see Child B2 at home, and alone|family|Both adults|2020-09-15|2020-10-13|His wishes known
CP3-2|CP3|Case to Formulations for specialist assessments|service|Social worker|2020-09-15|2020-11-05|Risk understood
CP3-3|CP3|Sessions with Child B1 and Child B2 about keeping safe|service|Family support|2020-09-15|2020-10-20|Children know whom to tell
CP3-4|CP3|Clean clothes for Child B2 each school day|family|Mother B|2020-09-15|2020-09-25|Child B2 clean and comfortable
CP3-5|CP3|What adult mental health holds about Mother B|service|Social worker|2020-09-15|2020-10-20|Plan takes account of her illness
""",
    "Action reviews": """
CP1-1|RC1|2011-08-10|partly|family|Kitchen clear, beds wet|
CP1-1|RC3|2012-06-13|done|not_recorded|Seen at three visits|Dry beds
CP2-1|RC4|2017-02-01|not_started|service|No worker free|
CP2-1|RC5|2017-07-12|not_provided_by_service|service|Waiting list|
CP2-1|RC6|2017-12-06|not_provided_by_service|service|Did not take place|
CP2-2|RC5|2017-07-12|not_evidenced|not_recorded|No report from the clinic|
CP2-2|RC6|2017-12-06|not_evidenced|not_recorded|No report from the clinic|
CP2-3|RC6|2017-12-06|partly|family|School hears of fewer quarrels|Eats with the others
CIN2-1||2020-04-28|declined_by_family|family|Mother B said no|
CIN2-2||2020-05-13|not_provided_by_service|service|Schools shut to most pupils; not offered|
CP3-1|CG1|2020-09-25|declined_by_family|family|Child B2 kept upstairs|
CP3-1|CG2|2020-10-20|declined_by_family|family|Not brought down on 13 October|
CP3-1|CG3|2020-12-04|declined_by_family|family|Said to be asleep on 26 November|
CP3-2|CG3|2020-12-04|done|service|Formulations held|
CP3-3|CG1|2020-09-25|not_started|service|Worker to be named|
CP3-3|CG2|2020-10-20|not_provided_by_service|service|No worker named|
CP3-3|CG3|2020-12-04|not_provided_by_service|service|No worker named|
CP3-4|CG1|2020-09-25|partly|family|Clean two days in five|
CP3-4|CG2|2020-10-20|not_evidenced|family|Same clothes week of 5 October|Child B2 unkempt
CP3-4|CG3|2020-12-04|not_evidenced|not_recorded|School: coat, washing|Child B2 unkempt
CP3-5|CG2|2020-10-20|not_evidenced|not_recorded|Consent refused; no request sent|
CP3-5|CG3|2020-12-04|not_evidenced|not_recorded|No request sent|
CP3-1|RC7|2020-12-14|declined_by_family|family|School sees him; we do not|
CP3-3|CG5|2021-02-23|not_provided_by_service|service|Worker left|
CP3-1|CG6|2021-03-30|declined_by_family|family|Not seen since the plan began|
CP3-4|CG6|2021-03-30|not_evidenced|family|Arrives unkempt|
CP3-5|CG5|2021-02-23|not_evidenced|service|Declined for want of consent|
CP3-3|RC8|2021-05-18|not_provided_by_service|service|Still no worker|
""",
    "Meetings": """
IC1|initial_conference|2011-05-18||Plan for neglect||Child B1, Child B2 and Older sibling B
RC1|review_conference|2011-08-10||Plan goes on||
RC2|review_conference|2012-01-25||Plan goes on||
RC3|review_conference|2012-06-13||Plan ended||
IC2|initial_conference|2016-11-09||Plan for emotional harm||Child B1, Child B2 and Older sibling B
RC4|review_conference|2017-02-01||Plan goes on||
RC5|review_conference|2017-07-12||Plan goes on||
RC6|review_conference|2017-12-06||Plan ended||
CM1|child_in_need_meeting|2020-03-04||Family assessment asked for||Child B1 and Child B2
SD1|strategy_discussion|2020-07-17||Section 47 enquiry|yes|Child B1 and Child B2; Stepfather B
AM1|adult_safeguarding|2020-08-12||Enquiry goes on||Stepfather B's mother
IC3|initial_conference|2020-09-15|2020-08-07|Plan for emotional harm|yes|Child B1 and Child B2
CG1|core_group|2020-09-25|2020-09-29|Tasks shared out||Child B1 and Child B2
AM2|adult_safeguarding|2020-09-30||Concerns unresolved||Stepfather B's mother
CG2|core_group|2020-10-20||Little change||Child B1 and Child B2
FM1|formulations|2020-11-05||Three assessments agreed||Both adults
AM3|adult_safeguarding|2020-11-24||Review later||Stepfather B's mother
CG3|core_group|2020-12-04|2020-12-01|Little change||Child B1 and Child B2
CPF1|care_planning_forum|2020-12-10||Assessments first|yes|Child B1 and Child B2
RC7|review_conference|2020-12-14|2020-12-15|Plan goes on||Child B1 and Child B2
CG4|core_group|2021-01-14||Information shared||Child B1 and Child B2
CG5|core_group|2021-02-23||Information shared||Child B1 and Child B2
CG6|core_group|2021-03-30||Information shared||Child B1 and Child B2
CG7|core_group|2021-05-06||Information shared||Child B1 and Child B2
RC8|review_conference|2021-05-18|2021-06-15|Plan goes on||Child B1 and Child B2
""",
    "Attendance": """
SD1|2020-07-17|Police|attended|yes|
SD1|2020-07-17|School nursing|attended|yes|
SD1|2020-07-17|Adult mental health|not_invited|no|
IC3|2020-09-15|Mother B|absent|no|Letter of invitation sent
IC3|2020-09-15|Stepfather B|absent|no|Letter of invitation sent
IC3|2020-09-15|Police|attended|yes|
IC3|2020-09-15|School|attended|yes|Both schools
IC3|2020-09-15|GP|not_invited|no|
IC3|2020-09-15|Adult mental health|not_invited|no|
IC3|2020-09-15|Adult social care|not_invited|no|
CG1|2020-09-25|Mother B|attended|no|By telephone, twenty minutes
CG1|2020-09-25|Stepfather B|absent|no|
CG1|2020-09-25|School|attended|yes|
CG2|2020-10-20|Mother B|absent|no|
CG2|2020-10-20|Stepfather B|absent|no|
CG2|2020-10-20|School|attended|yes|
CG3|2020-12-04|Mother B|absent|no|
CG3|2020-12-04|Stepfather B|absent|no|
CG3|2020-12-04|School|attended|yes|
CPF1|2020-12-10|Court and legal|attended||Senior lawyer
RC7|2020-12-14|Mother B|attended|no|Rang off after ten minutes
RC7|2020-12-14|Stepfather B|absent|no|
RC7|2020-12-14|School|attended|yes|
RC7|2020-12-14|Police|apologies|yes|
CG5|2021-02-23|Mother B|absent|no|
CG5|2021-02-23|Stepfather B|absent|no|
CG5|2021-02-23|School|attended|yes|
CG6|2021-03-30|Mother B|absent|no|
CG6|2021-03-30|Stepfather B|absent|no|
RC8|2021-05-18|Mother B|absent|no|
RC8|2021-05-18|Stepfather B|absent|no|
RC8|2021-05-18|School|attended|yes|
""",
    "Visits": f"""
{CHILDREN}|2020-03-19|child in need visit|announced|no_access|in_person|Social worker|
Child B1|2020-07-24|section 47 visit|announced|seen|in_person|Two workers|
Child B2|2020-07-24|section 47 visit|announced|not_seen|in_person|Two workers|Kept upstairs
Child B1|2020-09-22|child protection visit|announced|seen|in_person|Two workers|
Child B2|2020-09-22|child protection visit|announced|not_seen|in_person|Two workers|Kept upstairs
{CHILDREN}|2020-09-29|child protection visit|announced|no_access|in_person|Two workers|
Child B1|2020-10-13|child protection visit|announced|seen|in_person|Two workers|Mother B in the room
Child B2|2020-10-13|child protection visit|announced|not_seen|in_person|Two workers|Not brought down
{CHILDREN}|2020-10-27|child protection visit|announced|no_access|in_person|Two workers|
{CHILDREN}|2020-11-10|child protection visit|announced|cancelled_by_family|in_person|Two workers|
{CHILDREN}|2020-11-19|child protection visit|unannounced|no_access|in_person|Two workers|
Child B1|2020-11-26|child protection visit|announced|seen|in_person|Two workers|
Child B2|2020-11-26|child protection visit|announced|not_seen|in_person|Two workers|Said to be asleep
Child B1|2020-12-08|child protection visit|announced|seen|virtual|Social worker|Video call
Child B2|2020-12-08|child protection visit|announced|not_seen|virtual|Social worker|Not called to the screen
Child B1|2021-01-12|child protection visit|announced|seen|in_person|Two workers|
Child B2|2021-01-12|child protection visit|announced|not_seen|in_person|Two workers|
Child B1|2021-01-28|child protection visit|announced|seen|virtual|Social worker|
Child B2|2021-01-28|child protection visit|announced|not_seen|virtual|Social worker|
{CHILDREN}|2021-02-11|child protection visit|announced|no_access|in_person|Two workers|
Child B1|2021-02-25|child protection visit|announced|seen|in_person|Two workers|
Child B2|2021-02-25|child protection visit|announced|not_seen|in_person|Two workers|
{CHILDREN}|2021-03-11|child protection visit|unannounced|no_access|in_person|Two workers|
Child B1|2021-03-18|child protection visit|announced|seen|in_person|Two workers|
Child B2|2021-03-18|child protection visit|announced|not_seen|in_person|Two workers|
{CHILDREN}|2021-04-08|child protection visit|announced|cancelled_by_service|in_person|Two workers|Worker isolating
Child B1|2021-04-14|child protection visit|announced|seen|in_person|Two workers|
Child B2|2021-04-14|child protection visit|announced|not_seen|in_person|Two workers|
{CHILDREN}|2021-04-29|child protection visit|announced|no_access|in_person|Two workers|
Child B1|2021-05-13|child protection visit|announced|seen|in_person|Two workers|
Child B2|2021-05-13|child protection visit|announced|not_seen|in_person|Two workers|
Child B1|2021-05-26|child protection visit|announced|seen|in_person|Two workers|
Child B2|2021-05-26|child protection visit|announced|not_seen|in_person|Two workers|
""",
    "Assessments": """
AS1|Family assessment|Mother B|2020-03-04|CM1|Children's social care||2020-04-30|||2020-04-28|Mother B
AS2|Cognitive assessment|Stepfather B|2020-11-05|FM1|SWIFT|2020-11-11|2020-12-18||||||Meeting Before Action|partly|How he takes things in shapes the work, not what is recorded of harm
AS3|Sexual-risk assessment|Stepfather B|2020-11-05|FM1|SWIFT|2020-11-11|2020-12-18||||||Meeting Before Action|partly|Three allegations and their outcomes are on record
AS4|Psychological assessment with ability to protect|Mother B|2020-11-05|FM1|SWIFT|2020-11-11|2020-12-18||||||Meeting Before Action|partly|Her reply to each allegation is on record
""",
    "Assessment dates": """
AS2|2020-12-03||Psychology post empty; no start can be given|provider_capacity
AS2|2021-01-21|2021-03-04|Psychologist shared with another team|provider_capacity
AS4|2021-01-21|2021-03-04|To be the same hour as Stepfather B's, so that he is not with her|safe_scheduling
AS3|2021-02-04||Waits for the cognitive result|other
AS2|2021-02-25|2021-04-15|Psychologist on leave|provider_capacity
AS4|2021-02-25|2021-04-15|Moves with the cognitive one|safe_scheduling
AS2|2021-04-08|2021-05-20|No room in the clinic|provider_capacity
AS4|2021-04-08|2021-05-20|Moves with the cognitive one|safe_scheduling
AS2|2021-05-13|2021-06-09|First day with two rooms and two staff|safe_scheduling
AS4|2021-05-13|2021-06-09|First day with two rooms and two staff|safe_scheduling
""",
    "Allegations": """
AL1|Stepfather B|Another relative|about 2016|sexual_abuse|Sexual touching when the relative was a child|not_pursued|about September 2016|no|Stepfather B denied it
AL2|Stepfather B|Older sibling B|2020-02-06|sexual_abuse|Abuse when she lived at home|no_further_action|2020-04-21|no|Mother B says she is lying
AL3|Stepfather B|Older sibling B|2020-07-10|sexual_abuse|Further occasions, told once she felt safe in care|no_further_action|2020-10-30|no|Mother B says she is wicked
""",
    "Information requests": """
Police|Stepfather B|2020-07-17|2020-07-17|held_and_shared|strategy discussion
Police|Mother B|2020-07-17|2020-07-17|held_and_shared|strategy discussion
School nursing|Child B1; Child B2|2020-07-17|2020-07-17|held_and_shared|strategy discussion
School|Child B1|2020-07-20|2020-07-21|held_and_shared|section 47 enquiry
School|Child B2|2020-07-20|2020-07-21|held_and_shared|section 47 enquiry
Hospital|Mother B|2020-09-04|2020-09-08|held_and_shared|initial conference
Adult mental health|Mother B|2021-02-04|2021-02-18|declined_no_consent|core group
GP|Mother B|2021-03-01||no_reply|core group
""",
    "Forum decisions": """
CPF1|2020-12-10|Meeting Before Action|Not agreed for now; the three assessments first|A|Specialist assessments not begun; both adults have agreed to them|AS2; AS3; AS4|||||Children's social care; School; Police
""",
    "Agencies views": """
CPF1|School|2020-12-01|2020-12-07|unsure|Worried about clothing and fear of being taken; attends well
""",
}
