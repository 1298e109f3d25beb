"""Every table once: columns, types, allowed values and what they mean. DDL, import checks, templates and glossary follow."""

from data_models.access import RestrictionKind, Sensitivity
from data_models.assessment import CanDecideWithout, PoliceOutcome, ReasonKind
from data_models.challenge import Move, Outcome, Route
from data_models.columns import Column, Kind, Table, code, text, texts, when
from data_models.decision import ConditionState, DecisionState, Option
from data_models.forum import Attended, DecisionCode, MeetingKind, RequestResult, ViewOfAgency, YesNo
from data_models.people import FamilyRole, LinkBasis, LinkDecision, LinkKind, Status, Whereabouts
from data_models.plan import ActionStatus, Announced, Party, PlanKind, VisitMode, VisitResult
from data_models.policy import GrantKind
from data_models.protected import ValueKind
from data_models.record import EvidenceStatus, LinkRelation, Nature, Seen
from data_models.release import ReleaseStep
from data_models.submission import Answer, Section, Step
from data_models.suggestion import CodingDecision, Stance, SuggestionKind
from data_models.themes import Theme
from data_models.threshold import Attribution, Limb
from data_models.timescales import Calendar
from data_models.told import MayBeTold

KNOWN_ON = Column(
    name="known_on", kind=Kind.DATE, heading="Known on", example="2020-07-16",
    description="Day children's social care came to know it; blank where not recorded",
    aliases=("date known", "date known to csc", "date received", "received", "date shared"),
)
SENSITIVITY = code("sensitivity", "Sensitivity", Sensitivity, "Handling label; blank means normal", aliases=("handling", "handling label"))

FACT_COLUMNS = (
    text("row_id", description="This version of the fact; made by the application"),
    text("fact_id", description="The fact itself: the same in every version of it"),
    Column(name="version", kind=Kind.WHOLE, description="1 as imported; a correction adds the next"),
    Column(name="version_known_on", kind=Kind.DATE, description="Day a correction was made; blank for the first version"),
    Column(name="withdrawn", kind=Kind.FLAG, description="True where this version says that the fact no longer stands"),
    text("family_id", description="Opaque id of the family"),
    text("agency", description="Code of the agency that holds it"),
    text("agency_name", description="The agency's name as written"),
    text("import_id", description="The import that brought it"),
    text("file", description="File name as given"),
    text("sheet", description="Sheet name; blank for a text file"),
    Column(name="source_row", kind=Kind.WHOLE, description="Row number as a spreadsheet shows it"),
    Column(name="recorded_at", kind=Kind.INSTANT, description="When this version was recorded here, UTC"),
    text("recorded_by", description="Who recorded this version"),
)


def happened(heading: str, *, required: bool = True, description: str = "") -> Column:
    return when("happened", heading, description or "Date or period; may be approximate", required=required, example="about May 2016")


def fact_table(schema: str, name: str, sheet: str, description: str, *columns: Column) -> Table:
    return Table(schema=schema, name=name, sheet=sheet, description=description, fact=True, key=("row_id",),
                 columns=(*FACT_COLUMNS, *columns, KNOWN_ON, SENSITIVITY))


CHILDREN = texts("children", "Children", "Labels of the children concerned, separated by ;", required=True, example="Child X1; Child X2",
                 aliases=("child", "child(ren)"))

ENTRY = fact_table(
    "care", "entry", "Chronology", "One agency's chronology row",
    happened("Date", required=False),
    text("event_ref", "Ref", "The agency's own reference for the row"),
    text("time_raw", "Time", "Time as written"),
    text("title", "Title", "Heading of the entry"),
    text("description", "Event", "What happened", required=True),
    text("source_of_information", "Source of information", "Where the agency recorded it"),
    text("recorder", "Recorded by", "Who wrote it"),
    texts("people", description="Family members named in the row, by label"),
    text("people_raw", "People", "Who was involved, as written"),
    text("reported_by", "Reported by", "Whose account it is"),
    text("category_raw", "Category", "Theme or kind as the agency coded it"),
    texts("themes", description="Themes that the category names"),
    texts("markers", description="Kinds of happening that the category names"),
    code("nature", "", Nature, "Concern, protective or context"),
    code("evidence_status", "Evidence status", EvidenceStatus, "Who saw it"),
    code("child_seen", "Child seen", Seen, "Whether a child was seen"),
    text("child_voice", "Child's voice", "What the child said or showed"),
    text("action_outcome", "Action and outcome", "What was done, or why nothing was"),
    text("significance", "Significance", "What the author thought it meant"),
    text("comments", "Comments"),
    text("doc_ref", "Document reference"),
    text("review", "Review"),
    text("extra_json", description="Columns of the file that match none of these, as JSON"),
)
PERSON = fact_table(
    "care", "person", "People", "A family member, by label",
    text("label", "Person", "Label used in every sheet", required=True, example="Child X1"),
    code("role", "Role", FamilyRole, "Place in the family", required=True, example="child"),
    when("born", "Born", "Date of birth, or as near as is known", planned=True, example="2010-03-04", aliases=("dob", "date of birth")),
    text("note", "Note"),
    happened("Known since", required=False, description="Blank: part of the record throughout"),
)
RESIDENCE = fact_table(
    "care", "residence", "Where people live", "Where one person lived and when",
    text("person", "Person", required=True, example="Child X1"),
    code("kind", "Kind of place", Whereabouts, required=True, example="family_home"),
    text("place", "Place", "In words; never an address"),
    happened("From"), when("ended", "Until", "Blank while it lasts"),
)
STATUS_PERIOD = fact_table(
    "care", "status_period", "Statutory status", "A period of statutory status",
    CHILDREN, code("status_kind", "Status", Status, required=True, example="child_protection"),
    happened("From"), when("ended", "Until", "Blank while it lasts"),
    text("category", "Category"), text("reason", "Reason"),
    text("end_reason", "Reason it ended", revealed_by="ended"),
)
PLAN = fact_table(
    "care", "plan", "Plans", "A plan for one or more children",
    text("plan_ref", "Plan ref", required=True, example="CP1"), code("kind", "Kind", PlanKind, required=True, example="child_protection"),
    CHILDREN, text("category", "Category", example="Neglect"), happened("Started"), when("ended", "Ended", "Blank while it runs"),
    text("end_reason", "Reason it ended", revealed_by="ended"),
)
PLAN_ACTION = fact_table(
    "care", "plan_action", "Plan actions", "What was agreed in a plan",
    text("action_ref", "Action ref", required=True, example="CP1-1"), text("plan_ref", "Plan ref", required=True, example="CP1"),
    text("action", "Action", required=True), code("owed_by", "Owed by", Party, example="family"), text("owner", "Owner"),
    happened("Agreed"), when("due", "Due", planned=True), text("outcome_sought", "Outcome sought"),
)
ACTION_REVIEW = fact_table(
    "care", "action_review", "Action reviews", "What one conference or core group recorded of one action",
    text("action_ref", "Action ref", required=True, example="CP1-1"), text("meeting_ref", "Meeting ref", example="RC1"), happened("Date"),
    code("action_status", "Status", ActionStatus, required=True, example="not_started"),
    code("attributed_to", "Attributed to", Party, "Whose doing it was that it stood undone"),
    text("evidence", "Evidence"), text("outcome", "Outcome for the child"),
)
MEETING = fact_table(
    "care", "meeting", "Meetings", "A conference, core group, strategy discussion, forum or other meeting",
    text("meeting_ref", "Meeting ref", required=True, example="RC1"), code("kind", "Kind", MeetingKind, required=True, example="review_conference"),
    happened("Date"), when("due", "Due", planned=True), text("outcome", "Outcome"),
    code("manager_present", "Manager present", YesNo), text("concerning", "Concerning", "Whom or what it was about"),
)
ATTENDANCE = fact_table(
    "care", "attendance", "Attendance", "Who came to a meeting",
    text("meeting_ref", "Meeting ref", required=True, example="RC1"), happened("Date"),
    text("who", "Who", "Family member's label or agency", required=True), code("attended", "Attended", Attended, required=True, example="absent"),
    code("report", "Report sent", YesNo), text("note", "Note"),
)
VISIT = fact_table(
    "care", "visit", "Visits", "A visit made or attempted",
    CHILDREN, happened("Date"), text("kind", "Kind", example="child protection visit"), code("announced", "Announced", Announced),
    code("result", "Result", VisitResult, required=True, example="no_access"), code("mode", "Mode", VisitMode),
    text("visitor", "Visitor"), text("note", "Note"),
)
ASSESSMENT = fact_table(
    "care", "assessment", "Assessments", "An assessment agreed, requested and waited for",
    text("assessment_ref", "Assessment ref", required=True, example="AS1"), text("kind", "Kind", required=True, example="Cognitive assessment"),
    text("about", "About", "Label of the person", required=True), happened("Agreed"), text("agreed_at", "Agreed at", "Meeting ref"),
    text("provider", "Provider"), when("requested", "Requested"), when("due", "Due", planned=True), when("started", "Started"),
    when("completed", "Completed"), when("declined", "Declined"), text("declined_by", "Declined by", revealed_by="declined"),
    text("result", "Result", revealed_by="completed"), text("decision_that_depends", "Decision that depends on it"),
    code("can_decide_without", "Can be decided without it", CanDecideWithout), text("why_without", "Why"),
)
ASSESSMENT_CHANGE = fact_table(
    "care", "assessment_change", "Assessment dates", "Each time an assessment's date was set or moved",
    text("assessment_ref", "Assessment ref", required=True, example="AS1"), happened("Changed on"), when("new_due", "New date", planned=True),
    text("reason", "Reason"), code("reason_kind", "Kind of reason", ReasonKind),
)
ALLEGATION = fact_table(
    "care", "allegation", "Allegations", "An allegation and what became of it",
    text("allegation_ref", "Allegation ref", required=True, example="AL1"), text("about", "About", required=True),
    text("made_by", "Made by", required=True), happened("Made"), code("theme", "Theme", Theme, required=True, example="sexual_abuse"),
    text("summary", "Summary"), code("police_outcome", "Police outcome", PoliceOutcome, revealed_by="police_outcome_on"),
    when("police_outcome_on", "Police outcome on"),
    code("reason_obtained", "Reason obtained from police", YesNo, revealed_by="police_outcome_on"), text("response", "Family's response"),
)
INFORMATION_REQUEST = fact_table(
    "care", "information_request", "Information requests", "An agency asked what it holds about a person",
    text("asked_agency", "Agency asked", required=True, example="GP"), text("about", "About", required=True), happened("Asked on"),
    when("replied", "Replied on"), code("result", "Result", RequestResult, revealed_by="replied"), text("purpose", "Purpose"),
)
FORUM_DECISION = fact_table(
    "forum", "decision", "Forum decisions", "What a forum was asked and decided",
    text("forum_ref", "Forum ref", required=True, example="CPF1"), happened("Date"), text("asked_for", "Asked for", required=True),
    text("decision", "Decision", required=True), code("code", "Code", DecisionCode, "SSD PREP008A"), text("reasons", "Reasons"),
    text("awaiting", "Awaiting"), text("owner", "Owner"), when("due", "Due", planned=True), text("fallback", "Fallback"),
    when("return_on", "Return on", planned=True), texts("papers_from", "Papers from", "Agencies whose information was in the papers, separated by ;"),
)
AGENCY_VIEW = fact_table(
    "forum", "agency_view", "Agencies views", "An agency's view on a Meeting Before Action",
    text("forum_ref", "Forum ref", required=True, example="CPF1"), text("view_of", "Agency", required=True), happened("Sought on"),
    when("received", "Received on"), code("view", "View", ViewOfAgency, revealed_by="received"), text("reasons", "Reasons", revealed_by="received"),
    text("invited", "Person asked"), when("due", "Due", planned=True), text("holds", "What it holds", revealed_by="received"),
    text("worries", "What it worries about", revealed_by="received"), text("would_help", "What would help", revealed_by="received"),
)
INCIDENT_LINK = fact_table(
    "care", "incident_link", "Incident links", "A person's statement that an entry describes or repeats an incident",
    text("entry_agency", "Agency", "Agency of the entry", required=True), text("entry_ref", "Entry ref", required=True),
    text("incident", "Incident", required=True), code("relation", "Relation", LinkRelation, required=True, example="same_incident"),
    happened("Linked on", required=False),
    text("entry_id", description="The entry itself, where a person chose it on screen"),
    text("other_entry_id", description="The entry it was told apart from, or repeats"),
)
IDENTIFIER = fact_table(
    "care", "identifier", "Identifiers", "A number by which an agency knows a family member",
    text("person", "Person", required=True, example="Child X1"), text("system", "Kind of number", required=True, example="NHS number"),
    text("value", "Number", "As text, leading zeros kept", required=True), happened("Known since", required=False),
)
PERSON_LINK = fact_table(
    "care", "person_link", "", "A person's statement that words or a number in a file mean a family member, or do not",
    code("kind", "", LinkKind, "What is linked"), text("written", description="The words, or system and number, as compared"),
    text("person", description="Label of the family member; blank where it is nobody in the family"),
    code("decision", "", LinkDecision), code("basis", "", LinkBasis), text("entry_id", description="The one entry it is about; blank means all"),
    text("note"), happened("", required=False),
)
CODING = fact_table(
    "care", "coding", "", "A person's coding of one entry, of words that the entry held all along",
    text("entry_id", description="The entry"), code("coded", "", SuggestionKind), text("code"), code("decision", "", CodingDecision),
    code("nature", "", Nature, "Which way the person says it points"), text("words", description="The words it rests on"), text("coded_by"),
    happened("", required=False),
)
PRE_PROCEEDINGS = fact_table(
    "care", "pre_proceedings", "Pre-proceedings", "One period of pre-proceedings for the children it concerns, as SSD and the CIN census ask for it",
    CHILDREN, happened("Decision to start pre-proceedings", description="prep_pre_pro_decision_date, N00826"),
    text("legal_gateway_outcome", "Legal gateway outcome", "prep_legal_gateway_outcome A to D"),
    when("letter_sent", "Letter before proceedings sent", "prep_pre_pro_letter_date, N00827"),
    code("fgdm_offered", "Family group decision-making offered", YesNo, "N00828"),
    code("fgdm_held", "Family group decision-making held", YesNo, "N00829"),
    when("first_meeting", "First pre-proceedings meeting", "prep_initial_pre_pro_meeting_date, N00830"),
    text("review_meetings", "Review meetings after the first", "prep_pre_pro_meetings_num, N00831"),
    when("step_decision", "Decision to step up or down", "prep_agree_stepdown_issue_date, N00832"),
    text("outcome", "Outcome", "prep_pre_pro_outcome, or the census code as it came (N00833: A, B or C, not decoded)", revealed_by="step_decision"),
    when("court_application", "Application to court", "N00834"), when("issue_letter", "Letter of issue sent", "prep_care_pro_letter_date, N00835"),
    code("parents_represented", "Parents legally represented", YesNo, "prep_pre_pro_parents_legal_rep"),
    text("court_reference", "Court reference", "prep_court_reference", revealed_by="court_application"),
    text("previous_periods", "Earlier pre-proceedings periods", "prep_prev_pre_proc_child"),
    text("evidence_ref", "Evidence reference", "Where it is recorded: letter, minute, tracker row"), text("note", "Note"),
)

FACT_TABLES = (
    PERSON, RESIDENCE, STATUS_PERIOD, ENTRY, INCIDENT_LINK, PLAN, PLAN_ACTION, ACTION_REVIEW, MEETING, ATTENDANCE, VISIT,
    ASSESSMENT, ASSESSMENT_CHANGE, ALLEGATION, INFORMATION_REQUEST, FORUM_DECISION, AGENCY_VIEW, IDENTIFIER, PRE_PROCEEDINGS,
    PERSON_LINK, CODING,
)
COMPANIONS = tuple(table for table in FACT_TABLES if table is not ENTRY and table.sheet)
"""Tables filled in from a workbook sheet of their own; chronologies find their headings by aliases instead."""

FAMILY = Table(schema="care", name="family", description="A family under its label", key=("family_id",), columns=(
    text("family_id"), text("label"), Column(name="created_at", kind=Kind.INSTANT),
    Column(name="sample", kind=Kind.FLAG, description="True where it was made without an account: invented or published data only")))
ACCESS = Table(
    schema="care", name="access", description="Who stands in what relationship to a family: the newest row of each grant counts",
    key=("grant_id", "given_at"), columns=(
        text("actor"), text("family_id"), text("role"), texts("agencies"), texts("sensitivities"), text("grant_id"),
        code("kind", "", GrantKind, "Blank means given"), Column(name="starts", kind=Kind.INSTANT), Column(name="ends", kind=Kind.INSTANT),
        Column(name="named", kind=Kind.FLAG, description="Given by name for a restricted family"), text("reason"),
        Column(name="review_by", kind=Kind.DATE, description="Of a refusal: when it is to be reviewed"), text("given_by"),
        Column(name="given_at", kind=Kind.INSTANT)))
ACCOUNT = Table(
    schema="care", name="account", description="Who may sign in, or act: the newest row of each counts", key=("actor", "recorded_at"), columns=(
        text("actor", description="Opaque id"), text("sign_in_name", description="What the identity provider calls the person"),
        text("name", description="As shown to colleagues"), text("agency", description="Code of the agency the person works for"),
        texts("roles"), Column(name="off", kind=Kind.FLAG), text("recorded_by"), Column(name="recorded_at", kind=Kind.INSTANT)))
RESTRICTION = Table(
    schema="care", name="family_restriction", description="A family that only those named for it may see: the newest row counts",
    key=("family_id", "recorded_at"), columns=(
        text("family_id"), code("category", "", RestrictionKind), text("reason"), Column(name="review_by", kind=Kind.DATE),
        Column(name="asked_to_lift", kind=Kind.FLAG, description="One person has asked; a second one must agree"),
        Column(name="lifted", kind=Kind.FLAG), text("recorded_by"), Column(name="recorded_at", kind=Kind.INSTANT)))
HOLD = Table(
    schema="care", name="family_hold", description="A family's record that may not be erased: the newest row counts",
    key=("family_id", "recorded_at"), columns=(
        text("family_id"), text("reason", description="In words, such as the inquiry or the proceedings"),
        Column(name="holds_from", kind=Kind.DATE), Column(name="lifted", kind=Kind.FLAG), text("recorded_by"),
        Column(name="recorded_at", kind=Kind.INSTANT)))
SESSION = Table(schema="care", name="session", description="A sign-in that may still be in use", key=("session_key",), columns=(
    text("session_key", description="Hash of what names the sign-in"), text("actor"), Column(name="started_at", kind=Kind.INSTANT),
    Column(name="last_seen_at", kind=Kind.INSTANT), Column(name="ended_at", kind=Kind.INSTANT), text("ended_how")))
IMPORT = Table(schema="care", name="import", description="One file taken in", key=("import_id",), columns=(
    text("import_id"), text("family_id"), text("file"), text("sha256"), text("format"), text("agency"), text("mapping_json"),
    Column(name="known_on", kind=Kind.DATE), Column(name="imported_at", kind=Kind.INSTANT), text("imported_by"),
    Column(name="rows_read", kind=Kind.WHOLE), Column(name="rows_loaded", kind=Kind.WHOLE),
    Column(name="rows_duplicate", kind=Kind.WHOLE), Column(name="rows_rejected", kind=Kind.WHOLE)))
SOURCE_ROW = Table(schema="care", name="source_row", description="Every row read, as it arrived", key=("import_id", "sheet", "source_row"), columns=(
    text("family_id"), text("import_id"), text("sheet"), Column(name="source_row", kind=Kind.WHOLE), text("cells_json"),
    text("outcome"), text("reason"), texts("fact_ids", description="The facts it made"), text("fingerprint"),
    text("identity", description="Names the row in a later version of its file; of a rejected row, the thing it was about"),
    text("fixed_json", description="What a person put in place of a cell, by heading"), text("agency"), text("sensitivity")))
QUEUE = Table(schema="care", name="queue", description="A row kept that needs a person", key=("queue_id",), columns=(
    text("queue_id"), text("fact_id", description="The fact it is about, if the row made one"),
    text("fact_table", description="The table that fact is in"), text("family_id"), text("import_id"),
    text("file"), text("sheet"), Column(name="source_row", kind=Kind.WHOLE), text("field"),
    text("message"), text("raw"), text("agency"), text("sensitivity")))
QUEUE_DONE = Table(schema="care", name="queue_done", description="A queued item that a person has dealt with", key=("queue_id",), columns=(
    text("queue_id"), text("family_id"), text("done_by"), Column(name="done_at", kind=Kind.INSTANT), text("answer")))
IMPORT_UNDONE = Table(
    schema="care", name="import_undone", description="An import taken back: none of its rows counts any more, all of them are kept",
    key=("import_id",), columns=(
        text("import_id"), text("family_id"), text("undone_by"), Column(name="undone_at", kind=Kind.INSTANT), text("reason")))
SUGGESTION = Table(schema="care", name="suggestion", description="What the words of an entry suggest; made afresh from the word list", columns=(
    text("family_id"), text("import_id"), text("entry_id"), code("kind", "", SuggestionKind), text("code"), text("words"),
    Column(name="start", kind=Kind.WHOLE), Column(name="end", kind=Kind.WHOLE), code("stance", "", Stance), text("said_by"), text("about"),
    text("lexicon"), text("agency"), text("sensitivity")))
MENTION = Table(schema="care", name="mention", description="How an entry names people; made afresh from the words", columns=(
    text("family_id"), text("import_id"), text("entry_id"), text("words", description="As written"), Column(name="start", kind=Kind.WHOLE),
    code("role", "", FamilyRole, "The role the words mean; null for a name"), text("kind", description="role, or named in passing"),
    text("lexicon"), text("agency"), text("sensitivity")))
TIMESCALE_CHANGE = Table(
    schema="care", name="timescale_change", key=("change_id",),
    description="A timescale's figure as the council set it, for clocks started from a day on; about no family; a later row supersedes", columns=(
        text("change_id"), text("code", description="The timescale"), Column(name="value", kind=Kind.WHOLE, description="Days"),
        code("calendar", "", Calendar), Column(name="effective_from", kind=Kind.DATE, description="First day of the clocks that it governs"),
        text("source", description="On whose authority, in words"),
        Column(name="confirm", kind=Kind.FLAG, description="Still to be confirmed locally"),
        Column(name="recorded_at", kind=Kind.INSTANT), text("recorded_by")))
TIMESCALE_VARIATION = Table(
    schema="care", name="timescale_variation", key=("variation_id",),
    description="What was authorised to vary timescales for a time; about no family", columns=(
        text("variation_id"), texts("codes", description="The timescales it concerns"), Column(name="first", kind=Kind.DATE),
        Column(name="last", kind=Kind.DATE, description="Its last day, included"),
        Column(name="value", kind=Kind.WHOLE, description="Days in place of the figure; null where the timescales were suspended"),
        code("calendar", "", Calendar, "Null where suspended"), text("authority", description="On whose authority, in words"), text("reason"),
        Column(name="confirm", kind=Kind.FLAG, description="Still to be confirmed"),
        Column(name="recorded_at", kind=Kind.INSTANT), text("recorded_by")))
TIMESCALE_TAKEN_BACK = Table(
    schema="care", name="timescale_taken_back", key=("taken_back_id",),
    description="A change or variation of a timescale that no longer counts, for any date; it is kept", columns=(
        text("taken_back_id", description="The change or variation"), Column(name="recorded_at", kind=Kind.INSTANT),
        text("recorded_by")))
SET_BY_THE_COUNCIL = (TIMESCALE_CHANGE, TIMESCALE_VARIATION, TIMESCALE_TAKEN_BACK)
"""What only somebody who may change timescales adds to: it changes what every family's pages say."""
MAPPING = Table(schema="care", name="mapping", description="What an agency's headings mean, as a person last said", columns=(
    text("agency"), text("mapping_json"), Column(name="saved_at", kind=Kind.INSTANT), text("saved_by")))
DRAFT = Table(schema="care", name="draft", description="What one person is typing into a form, kept until it is saved or thrown away",
              key=("actor", "family_id", "form"), columns=(
                  text("actor"), text("family_id"), text("form"), text("fields_json"), Column(name="saved_at", kind=Kind.INSTANT)))
AUDIT_EVENT = Table(schema="audit", name="event", description="Who looked at or changed what, chained", key=("number",), columns=(
    Column(name="number", kind=Kind.WHOLE), Column(name="occurred_at", kind=Kind.INSTANT), text("actor"), text("action"), text("family_id"),
    text("target"), text("previous"), text("hash")))

_RECORDED = (Column(name="recorded_at", kind=Kind.INSTANT), text("recorded_by"))
SUBMISSION = Table(
    schema="forum", name="submission", key=("submission_id", "recorded_at"),
    description="A submission to the forum: for which meeting, as known on which day; of one submission the newest row counts",
    columns=(
        text("submission_id"), text("family_id"), Column(name="as_at", kind=Kind.DATE), Column(name="forum_on", kind=Kind.DATE),
        text("asked_for", description="What the forum is asked to agree"), text("made_from", description="The submission it was begun from"),
        Column(name="version", kind=Kind.WHOLE), *_RECORDED))
SUBMISSION_STEP = Table(
    schema="forum", name="submission_step", key=("submission_id", "number"), description="What was done with a submission, step by step", columns=(
        text("submission_id"), text("family_id"), Column(name="number", kind=Kind.WHOLE), code("step", "", Step), text("note"), *_RECORDED))
POINT = Table(
    schema="forum", name="point", key=("point_id", "version"), description="A finding answered, or a statement in a person's own words",
    columns=(
        text("point_id"), Column(name="version", kind=Kind.WHOLE), text("submission_id"), text("family_id"), code("section", "", Section),
        text("child"), text("finding", description="Id of the finding; blank for own words"), text("heading"),
        text("said", description="The finding's sentence when it was answered"), code("answer", "", Answer), text("words"), text("reason"),
        texts("evidence", description="Rows it rests on"), texts("contrary", description="Rows that stand beside it"), texts("not_recorded"),
        text("method"), text("authority"), Column(name="withdrawn", kind=Kind.FLAG), *_RECORDED))
NOTHING_CONTRARY = Table(
    schema="forum", name="nothing_contrary", key=("submission_id", "section", "recorded_at"),
    description="Why nothing stands on the other side of a block of a submission: the newest row counts", columns=(
        text("submission_id"), text("family_id"), code("section", "", Section), text("reason"),
        text("reason_id", description="Of the submission and the block"), Column(name="version", kind=Kind.WHOLE), *_RECORDED))
SUBMISSION_COMMENT = Table(
    schema="forum", name="submission_comment", key=("comment_id", "version"), description="A remark beside a point or a section", columns=(
        text("comment_id"), Column(name="version", kind=Kind.WHOLE), text("submission_id"), text("family_id"), text("point_id"),
        code("section", "", Section), text("words"), Column(name="settled", kind=Kind.FLAG), *_RECORDED))
THRESHOLD_ITEM = Table(
    schema="forum", name="threshold_item", key=("item_id", "version"), description="A line of a child's threshold grid: facts, harm, limb", columns=(
        text("item_id"), Column(name="version", kind=Kind.WHOLE), text("submission_id"), text("family_id"), text("child"),
        texts("evidence", description="Rows placed"), texts("contrary", description="Rows named as pointing the other way"),
        text("harm", description="In the worker's own words"), code("limb", "", Limb), code("attribution", "", Attribution),
        Column(name="withdrawn", kind=Kind.FLAG), *_RECORDED))
SEAL = Table(
    schema="forum", name="seal", key=("seal_id",), description="What the forum was shown, frozen", columns=(
        text("seal_id"), text("family_id"), text("submission_id"), text("sha256", description="Of the source, as bytes in UTF-8"),
        text("source_json", description="All that the papers are made from"), texts("items", description="Agency|label of every row in it"),
        texts("rests_on", description="Ids of all rows that it was made from"), *_RECORDED))
SEALED_PAPER = Table(
    schema="forum", name="sealed_paper", key=("seal_id", "paper"), description="One paper of a sealed submission, as it was shown", columns=(
        text("seal_id"), text("family_id"), text("paper"), text("sha256"), Column(name="content", kind=Kind.BYTES)))
OF_SUBMISSIONS = (SUBMISSION, SUBMISSION_STEP, POINT, NOTHING_CONTRARY, SUBMISSION_COMMENT, THRESHOLD_ITEM, SEAL, SEALED_PAPER)
"""Seen by those who may read submissions, and where they rest on rows, by those who may see the rows."""
MAY_BE_TOLD = Table(
    schema="forum", name="may_be_told", key=("answer_id", "version"), description="Whether one person of a family may be told a row", columns=(
        text("answer_id", description="Of the row and the person"), Column(name="version", kind=Kind.WHOLE), text("family_id"),
        text("fact_id", description="The row"), text("person", description="Label of the person"), code("answer", "", MayBeTold), text("reason"),
        *_RECORDED))
CARES_FOR = Table(
    schema="forum", name="cares_for", key=("said_id", "version"), description="Whether a person is a parent or carer of a child, as staff say",
    columns=(
        text("said_id", description="Of the person and the child"), Column(name="version", kind=Kind.WHOLE), text("family_id"), text("person"),
        text("child"), Column(name="cares", kind=Kind.FLAG), text("reason"), *_RECORDED))
PROTECTED_VALUE = Table(
    schema="forum", name="protected_value", key=("value_id", "version"),
    description="An address, number, name or place that may leave in no paper for a member of the family, typed by staff", columns=(
        text("value_id"), Column(name="version", kind=Kind.WHOLE), text("family_id"), code("kind", "", ValueKind), text("value"), text("reason"),
        Column(name="withdrawn", kind=Kind.FLAG), *_RECORDED))
RELEASE = Table(
    schema="forum", name="release", key=("release_id",), description="A copy of a paper made for one person: asked for, and all that it is made from",
    columns=(
        text("release_id"), text("family_id"), text("person", description="For whom"), Column(name="as_at", kind=Kind.DATE),
        text("kind", description="Which paper"), text("recipient", description="Who is to be handed it"), text("handed_by", description="How"),
        text("copy", description="The number on every page"), text("source_json", description="All that the copy is made from"),
        text("sha256", description="Of the copy as a file"), texts("items", description="Agency|label of every row in it"), *_RECORDED))
RELEASE_STEP = Table(
    schema="forum", name="release_step", key=("release_id", "number"), description="What was done with a copy, step by step", columns=(
        text("release_id"), text("family_id"), Column(name="number", kind=Kind.WHOLE), code("step", "", ReleaseStep), text("note"), *_RECORDED))
SAID_OF_ONE_PERSON = (MAY_BE_TOLD, CARES_FOR, PROTECTED_VALUE)
"""What staff say before a paper for one person is made."""
OF_RELEASES = (*SAID_OF_ONE_PERSON, RELEASE, RELEASE_STEP)
"""Seen by those who may read submissions; a protected value only by those who may see protected addresses."""
DECISION_RECORD = Table(
    schema="forum", name="decision_record", key=("decision_id", "version"), description="A forum's decision as it is written and signed", columns=(
        text("decision_id"), Column(name="version", kind=Kind.WHOLE), text("family_id"), text("submission_id"), text("forum_ref"),
        Column(name="forum_on", kind=Kind.DATE), text("asked_for"), code("option", "", Option),
        text("reasons_json", description="By child"), text("parts_json", description="What must be recorded with the option, by name"),
        texts("attended"), text("difference", description="What was said when each was asked whether they see it differently"),
        code("state", "", DecisionState), text("supersedes", description="The signed record that it corrects"), text("why_superseded"),
        text("why_withdrawn", description="Of a draft that was withdrawn"), *_RECORDED))
CONDITION = Table(
    schema="forum", name="condition", key=("condition_id", "version"), description="What a deferred decision waits for", columns=(
        text("condition_id"), Column(name="version", kind=Kind.WHOLE), text("decision_id"), text("family_id"), text("item"), text("owner"),
        Column(name="start_by", kind=Kind.DATE), Column(name="due", kind=Kind.DATE), text("fallback"), code("state", "", ConditionState),
        text("note"), *_RECORDED))
DISSENT = Table(
    schema="forum", name="dissent", key=("dissent_id",), description="A different view of a decision, in its holder's words", columns=(
        text("dissent_id"), text("decision_id"), text("family_id"), text("who"), text("words"), *_RECORDED))
CHALLENGE = Table(
    schema="forum", name="challenge", key=("challenge_id", "version"), description="A challenge to a decision, each move a version of it", columns=(
        text("challenge_id"), Column(name="version", kind=Kind.WHOLE), text("family_id"), code("route", "", Route),
        text("against", description="What is challenged, in words"), Column(name="decided_on", kind=Kind.DATE),
        Column(name="raised_on", kind=Kind.DATE), texts("grounds"), text("why"), texts("evidence"), text("remedy"),
        text("meanwhile", description="What keeps the children safe until it is answered"), Column(name="stage", kind=Kind.WHOLE),
        code("move", "", Move), Column(name="due", kind=Kind.DATE), code("outcome", "", Outcome), text("said"),
        Column(name="moved_on", kind=Kind.DATE, description="The day of the move"), text("learning"),
        text("challenged", description="Code of the agency that must answer"), text("agency"), text("sensitivity"),
        text("entry_id", description="The row of the chronology that tells the move"), *_RECORDED))
LEGAL_ADVICE = Table(
    schema="forum", name="legal_advice", key=("advice_id", "version"), description="Advice to a forum: privileged, and never part of a decision",
    columns=(
        text("advice_id"), Column(name="version", kind=Kind.WHOLE), text("family_id"), text("forum_ref"), text("words"),
        text("agency"), text("sensitivity"), *_RECORDED))
DECISION_SEAL = Table(
    schema="forum", name="decision_seal", key=("decision_id",), description="A signed decision, frozen, with what the forum was shown", columns=(
        text("decision_id"), text("family_id"), text("sha256", description="Of the source, as bytes in UTF-8"), text("source_json"),
        text("submission_seal", description="The sealed submission that the forum had"), *_RECORDED))
OF_DECISIONS = (DECISION_RECORD, CONDITION, DISSENT, DECISION_SEAL)
"""Seen by those who may read submissions. What everybody with sight of the family sees of a signed decision is a fact of the record."""

TABLES = (
    FAMILY, ACCESS, ACCOUNT, RESTRICTION, HOLD, SESSION, IMPORT, IMPORT_UNDONE, SOURCE_ROW, QUEUE, QUEUE_DONE, SUGGESTION, MENTION, MAPPING, DRAFT,
    AUDIT_EVENT, *SET_BY_THE_COUNCIL, *OF_SUBMISSIONS, *OF_RELEASES, *OF_DECISIONS, CHALLENGE, LEGAL_ADVICE, *FACT_TABLES,
)
