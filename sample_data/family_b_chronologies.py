"""Family B's chronologies: one line per row, cells separated by "|", days in ISO form until a file's own habit writes them.

"=" in a date column repeats the row's own day; "^" means the cell is merged with the one above it.
"""

CSC = """
CSC-01|about 1988|Archive: Stepfather B was known here as a boy. Physical abuse by adults at home is noted and he moved to a special school for behaviour and learning.|Physical abuse; Learning disability|Archive file|reported||Context|Read for the section 47 enquiry|2020-08-05
CSC-02|about 1994|Archive: Mother B, a child, lost a close relative; the file links this to her later distress and notes harm in her own childhood.|Adult mental health|Archive file|reported||Context|Read for the section 47 enquiry|2020-08-05
CSC-03|about 2003|Mother B told a duty worker that her partner of that time hit her and controlled her money.|Domestic abuse; Parent's account|Mother B|reported||Concern|Advice given|2003-11-12
CSC-04|2008-10-14|Health visitor referral: floors soiled, little food in, baby Child B1 in wet clothes.|Neglect; Referral|Health visitor|reported|seen|Concern|Initial assessment|2008-10-14
CSC-05|2011-05-18|Initial conference: plan for neglect for Older sibling B, Child B1 and Child B2.|Neglect|Conference chair|professional opinion||Context|Child protection plan began|=
CSC-06|2012-06-13|Review conference: bedrooms clean and appointments kept for three months. Plan ended.|Neglect; Engagement|Social worker|first-hand|seen|Protective|Child in need plan|=
CSC-07|about 2014|Stepfather B has moved in with Mother B and the children.||School|reported||Context|Noted|2014-09-30
CSC-08|?22 May 2016|A relative rang: as a child they were sexually touched by Stepfather B. Told to police the same week.|Sexual abuse; Allegation; Report by a relative|Another relative|reported||Concern|Passed to police; our file has no reason for the outcome|2016-06-06
CSC-09|2016-09-20|School: Older sibling B is blamed at home for every quarrel and is made to eat apart.|Emotional abuse; Scapegoating|School|reported|seen|Concern|Assessment began|=
CSC-10|2016-11-09|Initial conference: plan for emotional harm, all three children.|Emotional harm|Conference chair|professional opinion||Context|Child protection plan began|=
CSC-11|2017-03-14|Core group: Mother B says our visits make her ill and that she will take tablets if they go on.|Adult mental health|Social worker|first-hand||Concern|GP told by letter|=
CSC-12|2017-06-22|Visit: kitchen floor covered in waste, bedding of the younger children wet.|Neglect; Home conditions|Social worker|first-hand|seen|Concern|Cleaning agreed within a week|=
CSC-13|2017-12-06|Review conference ends the plan; fewer quarrels seen. The work on arguments at home had not taken place.|Emotional abuse|Conference chair|professional opinion||Protective|Child in need plan|=
CSC-14|2018-05-08|Hospital safeguarding team wrote that Mother B came in after tablets on 5 May.|Overdose|Hospital|reported||Concern|Letter filed, closed case|=
CSC-15|2018-11-26|Older sibling B accommodated under section 20 after weeks of quarrels; says she is not believed about anything.|Emotional abuse; Older sibling's voice|Older sibling B|reported|seen|Concern|Section 20 agreed by Mother B|=
CSC-16|w/c 03/06/2019|Police notification: neighbours heard a man shouting and things breaking at the home.|Domestic abuse|Police|reported||Concern|No further action, closed case|2019-06-10
CSC-17|2019-09-17|Tells her worker that Mother B and Stepfather B drink and that he uses cannabis and throws things at her mother.|Domestic abuse; Alcohol misuse; Drug misuse; Older sibling's voice|Older sibling B|reported||Concern|Recorded on her own file|=
CSC-18|2020-02-06|Older sibling B tells her carer and worker that Stepfather B sexually abused her when she lived at home.|Sexual abuse; Allegation; Older sibling's voice|Older sibling B|reported||Concern|Police told|=
CSC-19|2020-02-10|Mother B says her daughter is lying and wants to split the family. She blames her for our calls.|Emotional abuse; Scapegoating|Mother B|first-hand||Concern|Assessment of Child B1 and Child B2 opened 12 February|=
CSC-20|2020-02-27|Child B1 spoken with at the secondary school: raised nothing about home.|Child's voice|Social worker|first-hand|seen|Protective|None|=
CSC-21|2020-03-04|Child in need meeting asks for a family assessment.||Social worker|first-hand||Context|Mother B to be asked|=
CSC-22|2020-03-19|Visit by appointment: nobody answered; car outside.|No access|Social worker|first-hand|not seen|Concern|Card left|=
CSC-23|2020-04-02||Adult mental health|Social worker|||||=
CSC-24|2020-04-28|Mother B refuses the family assessment: police did nothing and the children said nothing.|Refusal|Mother B|first-hand||Concern|Manager told|=
CSC-25|2020-05-15|Case closed: the team saw too little evidence to do more.|No further action|Team manager|professional opinion||Context|Closed to children's social care|=
CSC-26|2020-07-10|Older sibling B gives a fuller account of sexual abuse by Stepfather B; says care feels safe enough to say it.|Sexual abuse; Allegation; Older sibling's voice|Older sibling B|reported||Concern|Police and manager told|=
CSC-27|2020-07-13|Mother B on the telephone: daughter is wicked and the younger ones now know it was her.|Emotional abuse; Scapegoating|Mother B|first-hand||Concern|Strategy discussion arranged|=
CSC-28|2020-07-20|Two workers allocated together because of the risk to staff.||Team manager|first-hand||Context|Joint visits only|=
CSC-29|2020-07-24|Section 47 visit: Child B1 polite, looked to the adults before answering.|Child's voice|Social worker|first-hand|seen|Context|To return|=
CSC-29b|2020-07-24|Same visit: Child B2 kept upstairs.|No access|Social worker|first-hand|not seen|Concern|Ask again|=
CSC-30|about five years ago|Recalls that Stepfather B broke a door while Mother B hid behind it. She cannot say which year.|Domestic abuse; Report by a relative|Grandmother B|reported||Concern|Noted|2020-08-19
CSC-31|2020-08-19|Says Mother B is low and shouts, but will listen once calm.|Adult mental health; Report by a relative|Grandmother B|reported||Concern|Offer of support made|=
CSC-32|2020-09-01|Office, told of the conference: Mother B said she would kill the worker and threw a phone and a cup at her. Police called.|Threat to a worker; Violence and weapons|Social worker|first-hand||Concern|Staff incident form; two workers and an office room with an exit from now on|=
CSC-33|2020-09-03|Hospital rang: Mother B said in the emergency department that social workers will be the death of her.|Adult mental health|Hospital|reported||Concern|Told the allocated workers|=
CSC-34|2020-09-15|Initial conference: plan for Child B1 and Child B2. Mother B and Stepfather B stayed away.|Emotional abuse|Conference chair|professional opinion||Context|Child protection plan began|=
CSC-35|2020-09-29|Planned visit: voices heard, door not opened.|No access|Social worker|first-hand|not seen|Concern|Letter sent|=
CSC-36|2020-10-06|Email from Mother B and Stepfather B: a complaint, and a solicitor will sue the council.|Refusal|Stepfather B|first-hand||Context|Complaints team|=
CSC-37|2020-10-08|Special school rang us: Child B2 in the same stained clothes all week.|Neglect; Physical care|School|reported||Concern|Core group to discuss|=
CSC-38|2020-10-13|Visit: Child B1 seen with Mother B in the room, gave one-word answers.|Child's voice|Social worker|first-hand|seen|Context|To return|=
CSC-38b|2020-10-13|Same visit: Child B2 not brought down, though asked for twice.|No access|Social worker|first-hand|not seen|Concern|School to go on seeing him|=
CSC-39|2020-10-15|Mother B does not consent to our asking adult mental health. No request was sent.|Refusal|Mother B|first-hand||Concern|For supervision|=
CSC-40|2020-10-16|Stepfather B says he has had a brain injury since he was young.|Parent's account; Cognitive ability|Stepfather B|unverified||Context|To tell the assessment provider|=
CSC-41|2020-10-22|Supervision: little sign that either adult can or will change. Formulations and legal advice to be sought.||Team manager|professional opinion||Concern|Formulations booked|=
CSC-42|2020-11-05|Formulations: cognitive and sexual-risk assessments of Stepfather B; psychological assessment of Mother B with ability to protect.||Social worker|first-hand||Context|Provider SWIFT|=
CSC-43|2020-11-06|Mother B and Stepfather B each agree to take part in the assessments.|Engagement; Agreed|Mother B; Stepfather B|first-hand||Protective|Confirmed by letter|=
CSC-44|2020-11-10|Visit called off by Mother B two hours before.|Refusal; No access|Mother B|first-hand|not seen|Concern|Rebooked|=
CSC-45|2020-11-18|Police notification of Mother B's call on 17 November about ending her life.|Adult mental health|Police|reported||Concern|Discussed in core group|=
CSC-46|2020-11-19|Called without notice: television on, no answer.|No access|Social worker|first-hand|not seen|Concern|Second call not made that day|=
CSC-47|2020-11-25|Fears for the younger two: shouting nightly, mother cries in the bathroom.|Domestic abuse; Emotional abuse; Older sibling's voice|Older sibling B|reported||Concern|Put to the core group|=
CSC-48|2020-11-26|Visit: Child B1 seen; talked of games and not of home.|Child's voice|Social worker|first-hand|seen|Context|To return|=
CSC-48b|2020-11-26|Same visit: Child B2 said to be asleep at four in the afternoon.|No access|Social worker|first-hand|not seen|Concern|School to go on seeing him|=
CSC-49|2020-12-10|Care Planning Forum: Meeting Before Action asked for and not agreed for now. Assessments first.||Social worker|first-hand||Context|Plan goes on|=
CSC-50|2020-12-21|Mother B on the telephone: she will harm herself if workers keep calling.|Adult mental health|Mother B|first-hand||Concern|Duty told|=
CSC-51|2021-01-18|Hospital letter: overdose on 15 January, home next day.|Overdose|Hospital|reported||Concern|Core group told|=
CSC-52|2021-01-28|Child B1 messages her that Stepfather B drinks from the morning.|Alcohol misuse; Older sibling's voice|Older sibling B|reported||Concern|Core group told|=
CSC-53|2021-02-11|Planned visit: no reply.|No access|Social worker|first-hand|not seen|Concern|Rebooked|=
CSC-54|2021-02-23|Core group shares information: no change in the home, SWIFT has read our records.||Social worker|first-hand||Context|Continue|=
CSC-55|2021-03-11|Called without notice: curtains drawn, nobody came.|No access|Social worker|first-hand|not seen|Concern|Rebooked|=
CSC-56|2021-04-14|Mother B and Stepfather B say the wait for the assessments is making them anxious and angry; Mother B shouted while Child B1 listened.|Emotional abuse|Social worker|first-hand|seen|Concern|Asked SWIFT for a day|=
CSC-57|2021-04-29|Planned visit: nobody in.|No access|Social worker|first-hand|not seen|Concern|Letter|=
CSC-58|2021-05-13|SWIFT gives 9 June for Mother B and Stepfather B, same hour and separate rooms.||Assessment provider|reported||Context|Adults told|=
CSC-59|2021-05-24|Says Stepfather B is not sleeping and paces at night.|Adult mental health; Report by a relative|Grandmother B|reported||Concern|Noted for core group|=
CSC-60|2021-06-02|Stepfather B attacked Mother B at home, Child B1 was injured, and he tried to take his own life.|Domestic abuse; Physical abuse; Violence and weapons|Police|reported||Concern|Children made safe|=
"""

POLICE = """
P-01|about 2004||Call from a neighbour. Mother B, then with another partner, with a cut lip; she made no statement.|Domestic abuse|first-hand|No statement, no charge||NE2
P-02|summer 2009||Stepfather B arrested for assault on his wife of that time.|Domestic abuse; Violence and weapons|first-hand|Released, wife withdrew|2016-11-07|NE4
P-03|2011-03-14||Stepfather B found with a knife in the street.|Violence and weapons|finding|Convicted at court, community order|2016-11-07|NE4
P-04|2012-12-08|23:40|Stepfather B drunk outside a public house, fighting.|Alcohol misuse; Violence and weapons|first-hand|Caution|2016-11-07|NE4
P-05|2014-08-03||Former wife of Stepfather B: he and Mother B came to her door and threatened her.|Violence and weapons|reported|Words of advice to both|2014-08-05|NE4
P-06|2015-10-19|22:15|Neighbours heard shouting. Mother B said words only. Children upstairs.|Domestic abuse|first-hand|Notified to social care|2015-10-21|NE2
P-07|about 2016||A relative of Stepfather B reports sexual touching by him in childhood.|Sexual abuse; Allegation|reported|Interviewed; not taken to court|2016-06-06|NE4
P-08|summer 2016||Investigation of the relative's report ends.|Sexual abuse; No further action|reported|Case not pursued; extract gives no reason|2016-09-21|NE4
P-09|2017-02-11|02:05|999 call cut off by Mother B. Officers found a broken chair; Stepfather B had been drinking.|Domestic abuse; Alcohol misuse|first-hand|No complaint made|2017-02-13|NE2
P-10|2017-08-27||Former wife: abusive messages from Stepfather B and from Mother B.|Violence and weapons|reported|Harassment warning|2017-08-30|NE4
P-11|2018-05-05|19:30|Mother B on a footbridge, saying she had swallowed tablets. Taken to hospital.|Adult mental health|first-hand|Notified to social care|2018-05-08|NE2
P-12|2018-11-24|21:00|Older sibling B missing for five hours after a row at home.|Missing; Older sibling's voice|reported|Found safe at a friend's|2018-11-25|NE2
P-13|w/c 03/06/2019||Two calls from neighbours: a man shouting, things breaking, a woman crying.|Domestic abuse|reported|Visited; both said all was well|2019-06-10|NE2
P-14|2019-12-21|23:10|Stepfather B drunk, Mother B locked in the bathroom, Child B1 on the stairs.|Domestic abuse; Alcohol misuse|first-hand|Stepfather B left for the night|2019-12-23|NE2
P-15|2020-02-07||Older sibling B interviewed: says Stepfather B abused her sexually when she lived at home.|Sexual abuse; Allegation|reported|Stepfather B interviewed, denied it|2020-02-07|NE2
P-16|2020-04-21||Review of the February report: no further action.|Sexual abuse; No further action|professional opinion|No further action|2020-04-21|NE2
P-17|2020-05-09|20:50|Neighbours: shouting for an hour. Mother B said they were tired of lockdown.|Domestic abuse|reported|No offence|2020-05-18|NE2
P-17|2020-05-09|20:50|Neighbours: shouting for an hour. Mother B said they were tired of lockdown.|Domestic abuse|reported|No offence|2020-05-18|NE2
P-18|2020-07-14||Older sibling B interviewed again and adds further occasions.|Sexual abuse; Allegation|reported|Investigation opened|2020-07-14|NE2
P-19|2020-07-17|10:00|Strategy discussion with social care and school nursing.||first-hand|Joint enquiry|2020-07-17|
P-20|2020-08-22|22:40|Mother B rang: Stepfather B would not let her have the car keys. Later said it was a mistake.|Domestic abuse|reported|Visited, no offence|2020-08-24|NE2
P-21|2020-09-01|14:20|Sent to the office after a call from staff. Mother B had threatened to kill a worker and thrown things.|Threat to a worker; Violence and weapons|first-hand|Left with Stepfather B; worker not willing to make a statement that day|2020-09-01|NE1
P-22|2020-10-14||Former wife: both adults shouted threats from a car.|Violence and weapons|reported|Advice given|2020-10-15|NE4
P-23|2020-10-30||Review of the July report: no further action.|Sexual abuse; No further action|professional opinion|No further action|2020-10-30|NE2
P-24|2020-11-17|01:30|Mother B rang 999 to say she would end her life. Ambulance asked to go.|Adult mental health|first-hand|Notified to social care|2020-11-18|NE2
P-25|2021-02-19||Report about Stepfather B's mother looked at again with adult services; she could give no account.|No further action|professional opinion|No further action|2021-02-22|NE2
P-26|2021-03-27|17:45|Stepfather B drunk and swearing at a neighbour.|Alcohol misuse; Violence and weapons|first-hand|Dispersed|2021-03-29|NE2
P-27|2021-05-29|23:20|Mother B rang: Stepfather B had swallowed tablets, saw strangers in the house and was threatening her.|Adult mental health; Domestic abuse|first-hand|Ambulance called|2021-06-08|NE2
P-28|2021-06-02|08:15|Attack on Mother B at home by Stepfather B; Child B1 hurt.|Domestic abuse; Physical abuse; Violence and weapons|first-hand|Arrested|2021-06-02|NE2
"""

SECONDARY = """
SEC-01|2018-09-28|Settled start in Year 7; attendance 98 per cent.|Attendance|first-hand|seen|Protective|None needed|
SEC-02|2019-06-07|Child B1 tired; said the grown-ups were loud all week.|Domestic abuse; Child's voice|first-hand|seen alone|Concern|Tutor told|2019-06-10
SEC-03|2019-11-15|Grandmother B came with Mother B to a meeting and helped it go calmly.|Engagement|first-hand||Protective|Plan for homework|
SEC-04|2020-01-07|Child B1 told his tutor that he sat on the stairs before Christmas while Stepfather B shouted at the bathroom door.|Domestic abuse; Child's voice|first-hand|seen alone|Concern|Passed to social care|2020-01-08
SEC-05|2020-02-27|Social worker told us Older sibling B has made an allegation against Stepfather B.|Sexual abuse; Allegation|reported||Concern|Watch Child B1|2020-02-27
SEC-06|31/02/2020|Child B1 without lunch or coat.|Neglect; Physical care|first-hand|seen|Concern|Coat lent|2020-03-02
SEC-07|2020-03-13|Attendance 97 per cent this term.|Attendance|first-hand|seen|Protective|None needed|
SEC-08|2020-05-06|Child B1 seen on the doorstep with work packs; cheerful.|Engagement|first-hand|seen|Protective|Weekly call|
SEC-09|2020-09-04|Social worker told us Mother B had threatened her at the office on the first of the month.|Threat to a worker|reported||Concern|Two staff for any meeting|
SEC-10|2020-09-18|Child B1 asks if he will be sent away like his sister.|Child's voice; Emotional abuse|first-hand|seen alone|Concern|Reassured; passed on|2020-09-18
SEC-11|2020-10-02|Attendance 99 per cent; seen daily.|Attendance|first-hand|seen|Protective|None needed|2020-10-02
SEC-12|2020-10-16|Mother B came to parents' call and thanked staff. Would not discuss the plan.|Engagement|first-hand||Protective|Noted|2020-10-16
SEC-13|2020-11-13|Child B1 quiet, unwilling to talk about home, asks who reads his file.|Child's voice; Child mental health|first-hand|seen alone|Concern|Mentor offered|2020-11-13
SEC-14|2020-12-04|Attendance 98 per cent; work on target.|Attendance|first-hand|seen|Protective|None needed|2020-12-04
SEC-15|2021-01-22|Child B1 on line for every lesson; camera off.|Attendance|first-hand|seen|Protective|Weekly call|2021-01-22
SEC-16|2021-03-12|Back in class: Child B1 says everyone shouts; closed up when the social worker came.|Emotional abuse; Child's voice|first-hand|seen alone|Concern|Passed on|2021-03-12
SEC-17|2021-05-07|Attendance 96 per cent; seen daily.|Attendance|first-hand|seen|Protective|None needed|2021-05-07
"""

SPECIAL = """
SPS-01|2018-06-15|End of year review: Child B2 has significant learning difficulties and enjoys school.|Learning disability; Engagement|first-hand|seen|Protective||Plan reviewed|
SPS-02|2019-03-08|Trousers wet and too small; smell noted.|Neglect; Physical care|first-hand|seen|Concern||Spare set given; raised with Mother B|2019-03-11
SPS-03|2019-10-11|Staff asked Mother B about washing; Grandmother B calmed her and clean clothes came.|Neglect; Engagement|first-hand|seen|Protective||Weekly check|
SPS-04|2020-03-06|Hair matted, hands dirty.|Neglect; Hygiene|first-hand|seen|Concern||Raised with Mother B|2020-03-06
SPS-04b|2020-02-28|At the social worker's request his teacher spoke with Child B2: nothing raised.|Child's voice|first-hand|seen alone|Protective|Talked of his bus|Told the social worker|2020-02-28
SPS-05|2020-06-19|Back two days a week; settled.|Attendance|first-hand|seen|Protective||Seen each week|
SPS-06|2020-07-16|Social worker told us of a further allegation by Older sibling B.|Sexual abuse; Allegation|reported||Concern||Watch and record|2020-07-16
SPS-07|2020-09-11|Pupil voice session, one to one: no worry raised.|Pupil voice; Engagement|first-hand|seen alone|Protective|Pointed to the happy face for home and for school|Every fortnight|2020-09-11
SPS-08|^|Shirt stained and buttons gone.|Neglect; Physical care|first-hand|seen|Concern||Call home|2020-09-11
SPS-09|2020-09-18|Social worker told us that Mother B threatened a worker.|Threat to a worker|reported||Concern||Reception told|2020-09-18
SPS-10|2020-09-25|Pupil voice session: no worry raised.|Pupil voice|first-hand|seen alone|Protective|Drew the bus and his teacher|Every fortnight|2020-09-25
SPS-11|2020-10-02|Seen this week and every week since term began; full attendance.|Attendance|first-hand|seen|Protective||None needed|2020-10-02
SPS-12|2020-10-07|Same stained clothes since Monday; staff washed him.|Neglect; Physical care|first-hand|seen|Concern||Social worker told on 8 October|2020-10-08
SPS-13|2020-10-09|Pupil voice session: no worry raised.|Pupil voice|first-hand|seen alone|Protective|Chose the swing card|Every fortnight|2020-10-09
SPS-14|^|Asked three staff if a car would come to take him from home.|Child's voice; Child mental health|first-hand|seen|Concern|"Not take me"|Reassured|2020-10-09
SPS-15|2020-10-16|Seen in class all week; laughing at music.|Attendance|first-hand|seen|Protective||None needed|2020-10-16
SPS-16|2020-10-20|Mother B shouting in reception about the plan; Grandmother B reasoned with her and she sat down.|Engagement|first-hand||Protective||Meeting finished calmly|2020-10-20
SPS-17|2020-11-06|Pupil voice session: no worry raised.|Pupil voice|first-hand|seen alone|Protective|Talked of dinner and dogs|Every fortnight|2020-11-06
SPS-18|2020-11-13|Seen every day this week.|Attendance|first-hand|seen|Protective||None needed|2020-11-13
SPS-19|^|Coat without a zip in the rain; unwashed.|Neglect; Physical care|first-hand|seen|Concern||Coat found|2020-11-13
SPS-20|2020-11-20|Pupil voice session: no worry raised.|Pupil voice|first-hand|seen alone|Protective|Coloured the green card|Every fortnight|2020-11-20
SPS-21|2020-11-27|Seen every day; holds the teacher's hand at home time and asks to stay.|Child's voice; Child mental health|first-hand|seen|Concern|"Stay here"|Passed on|2020-11-27
SPS-22|2020-12-04|Pupil voice session: no worry raised.|Pupil voice|first-hand|seen alone|Protective|Sang|Every fortnight|2020-12-04
SPS-23|2021-01-08|In school through the closure: arrived unkempt and cold.|Neglect; Physical care|first-hand|seen|Concern||Breakfast and clothes|2021-01-08
SPS-24|2021-02-24|Asks whether today is the day he is taken.|Child's voice; Child mental health|first-hand|seen|Concern|"Today?"|Reassured|2021-02-24
SPS-25|2021-03-19|Pupil voice session: no worry raised.|Pupil voice|first-hand|seen alone|Protective|Chose the happy face|Every fortnight|2021-03-19
SPS-26|2021-04-22|Same clothes three days and a strong smell.|Neglect; Physical care|first-hand|seen|Concern||Mother B promised a wash|2021-04-22
SPS-27|2021-05-19|Cried when a stranger came to the gate.|Child's voice; Child mental health|first-hand|seen|Concern|"No car"|Passed on|2021-05-19
"""

HEALTH = """
GP-01|about 1999|GP|Mother B|First prescription for low mood, at eighteen or so.|Adult mental health|reported|Context|Follow-up|2021-06-24
AMH-01|about 2008|Adult mental health|Mother B|Diagnosis of bipolar disorder; emotionally unstable personality disorder added later.|Adult mental health|professional opinion|Concern|Care plan; report to 2016 conference|2016-11-09
H-01|2009-02-17|Hospital|Mother B|Overdose of paracetamol after a row with a relative.|Overdose|first-hand|Concern|Admitted overnight|2009-02-18
H-02|2012-11-03|Hospital|Mother B|Overdose; said she was alone too much.|Overdose|first-hand|Concern|Seen by liaison nurse|2012-11-06
AMH-02|2013-02-12|Adult mental health|Stepfather B|Head scan after a report of injury in youth: no injury shown.|Cognitive ability|professional opinion|Context|Filed in his notes|2021-06-24
H-03|2015-04-11|Hospital|Mother B|Overdose after an argument at home.|Adult mental health; Domestic abuse|first-hand|Concern|Social care told|2015-04-13
H-04|2016-12-18|Hospital|Mother B|Overdose three weeks into the child protection plan.|Overdose|first-hand|Concern|Social care told|2016-12-19
AMH-03|2017-04-06|Adult mental health|Mother B|Did not attend clinic for the third time.|Adult mental health; Missed appointment|first-hand|Concern|Discharged to GP|2021-06-24
H-05|2018-05-05|Hospital|Mother B|Brought by police and ambulance after tablets.|Overdose|first-hand|Concern|Home after assessment|2018-05-08
AMB-01|2018-05-05|Ambulance|Mother B|Tablets taken; carried from a footbridge to hospital.|Overdose|first-hand|Concern|Handed over|2018-05-08
GP-02|2018-05-14|GP|Mother B|Hospital letter says tablets taken on 5 May.|Overdose|reported|Concern|Prescription made weekly|2021-06-24
AMH-04|2018-08-21|Adult mental health|Stepfather B|Second scan: nothing abnormal. Says he drinks daily.|Alcohol misuse; Cognitive ability|professional opinion|Context|Advice|2021-06-24
H-06|2019-09-14|Hospital|Mother B|Overdose; said her daughter's lies had done it.|Adult mental health; Emotional abuse|first-hand|Concern|Social care told|2019-09-16
GP-03|2019-10-08|GP|Stepfather B|Asks for something to sleep; smells of alcohol.|Alcohol misuse|first-hand|Concern|Declined, advice|2021-06-24
AMB-02|2020-03-28|Ambulance|Mother B|Called by Mother B: says she will cut herself. Calm on arrival.|Adult mental health|first-hand|Concern|Left at home with Grandmother B|2020-03-30
GP-04|2020-06-03|GP|Child B2|Eczema cream; clothes dirty.|Neglect; Physical care|first-hand|Concern|Cream|2021-06-24
SN-01|2020-07-17|School nurse|Child B1; Child B2|Growth within usual range; immunisations up to date.|Engagement|professional opinion|Context|Told strategy discussion|2020-07-17
H-07|2020-09-03|Hospital|Mother B|Said in the emergency department that social workers would be the death of her.|Adult mental health|first-hand|Concern|Social care telephoned|2020-09-03
GP-05|2020-10-13|GP|Mother B|Says she is suicidal when social workers call; refuses review.|Adult mental health; Refusal|reported|Concern|Medication changed|2021-06-24
AMB-03|2020-11-17|Ambulance|Mother B|Called by police: says she will end her life. No injury, calmed.|Adult mental health|first-hand|Concern|Left at home|2020-11-18
H-08|2021-01-15|Hospital|Mother B|Overdose; says the wait for assessments is killing her.|Overdose|first-hand|Concern|Social care told|2021-01-18
AMB-04|2021-01-15|Ambulance|Mother B|Tablets taken; conveyed to hospital.|Overdose|first-hand|Concern|Handed over|2021-01-18
GP-06|2021-02-02|GP|Mother B|Reviewed by telephone: low, denies plans.|Adult mental health|reported|Context|Review in a month|2021-06-24
GP-07|2021-05-11|GP|Stepfather B|Cannot sleep, angry, jumpy. Asked to ring back if worse.|Adult mental health|reported|Concern|Referral to mental health team|2021-06-24
AMB-05|2021-05-29|Ambulance|Stepfather B|Overdose at home; hears and sees people who are not there. Taken to hospital.|Adult mental health|first-hand|Concern|Police account of threats not passed on|2021-06-08
H-09|2021-05-29|Hospital|Stepfather B|Admitted after overdose; confused. Notes carry no alert about children at home.|Overdose|first-hand|Concern|Liaison asked|2021-06-08
AMH-05|2021-05-30|Adult mental health|Stepfather B|Assessed on the ward for the overdose; says he sees none of his own children.|Adult mental health|first-hand|Concern|Home with follow-up; threats to Mother B not in this record|2021-06-08
"""

ADULTS = """
A-01|early 2019|Stepfather B's mother|GP referral: memory failing, lives alone in a large house.|Adult safeguarding|GP|reported|Context|Assessment|
A-02|2019-11-12|Stepfather B's mother|Memory clinic: early dementia likely.|Adult safeguarding|Memory clinic|professional opinion|Context|Support offered|
A-03|2020-02-18|Stepfather B's mother|Son’s family has moved in with her. She seems unsure who is paying the bills.|Adult safeguarding|Home carer|reported|Concern|Visit planned|2020-07-22
A-04|2020-06-22|Stepfather B's mother|Neighbour says Stepfather B pulls her by the arm and shouts at her.|Adult safeguarding; Violence|Neighbour|reported|Concern|Safeguarding enquiry begun|2020-07-22
A-05|2020-07-08|Stepfather B's mother|Bank: £900 taken by card in a week; she had not left the house.|Adult safeguarding|Bank|reported|Concern|Added to the enquiry|2020-07-22
A-06|2020-07-22|Stepfather B's mother|Children’s workers rang and were told of the enquiry.||Adults’ worker|first-hand|Context|Agreed to keep in touch|=
A-07|2020-08-12|Stepfather B's mother|First safeguarding meeting: alleged physical and financial abuse, Stepfather B named.|Adult safeguarding|Chair|professional opinion|Context|Bank alert; visits|=
A-08|2020-08-27|Stepfather B's mother|Children’s workers told us that Older sibling B has made allegations.|Adult safeguarding; Sexual abuse|Children’s workers|reported|Concern|Noted on her file|=
A-09|2020-09-23|Stepfather B's mother|Bruise to forearm seen by carer; she could not say how.|Adult safeguarding; Violence|Home carer|reported|Concern|Body map|=
A-10|2020-09-30|Stepfather B's mother|Second safeguarding meeting: concerns unresolved; Stepfather B did not attend.|Adult safeguarding|Chair|professional opinion|Context|Police asked to advise|=
A-11|2020-10-09|Stepfather B's mother|Admitted to hospital after a fall at home.|Adult safeguarding|Hospital|reported|Context|Discharge visit planned|=
A-12|2020-10-21|Stepfather B's mother; Child B1; Child B2|Home visit before discharge: no working toilet, no hot water, cooker broken. Child B1 and Child B2 live here.|Adult safeguarding; Home conditions|Adults’ worker|first-hand|Concern|House not fit for her to return yet|=
A-13|2020-10-28|Stepfather B's mother|Discharge meeting: repairs asked for before she goes home.|Adult safeguarding|Chair|first-hand|Context|Interim bed|=
A-14|2020-11-12|Stepfather B's mother|Home again; the one toilet is flushed with a bucket.|Adult safeguarding; Home conditions|Adults’ worker|first-hand|Concern|Repairs chased|=
A-15|2020-11-24|Stepfather B's mother|Third safeguarding meeting. She cannot say what happened; police say they cannot take it on.|Adult safeguarding; No further action|Chair|professional opinion|Context|Review in January|=
A-16|2021-01-19|Stepfather B's mother|Care visits allowed on two days only.|Adult safeguarding; Refusal|Home carer|first-hand|Context|Raised with Stepfather B|=
A-17|2021-04-20|Stepfather B's mother|Money again missing from her account.|Adult safeguarding|Bank|reported|Concern|Enquiry reopened|=
"""
