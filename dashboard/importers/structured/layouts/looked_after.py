"""The looked-after return, SSDA903: its CSV modules, whose names the blocks of its XML are brought to."""

from functools import partial

from dashboard.importers.structured.layout import Layout
from dashboard.importers.structured.makers.care import Missing, Placement, StatusSpan
from dashboard.importers.structured.makers.entries import As, Entry, Say
from dashboard.importers.structured.makers.people import Person
from data_models.people import Status

PUBLISHED_IN = "Looked-after return (SSDA903)"
CHILD, BORN = "CHILD", "DOB"
NO_YEAR = "the module does not say which year it is of, so the entry is undated; state the day the return was made up to"
_EVERY = (CHILD, BORN, "LA", "YEAR")
"""What every module has, and the columns that councils add when they put several years or authorities together."""
_module = partial(Layout, child=CHILD, born=(BORN,))


LAYOUTS = (
    _module(
        name="ssda903.header", thing="child", published_in=f"{PUBLISHED_IN}, header",
        columns=(*_EVERY, "SEX", "ETHNIC", "UPN", "MOTHER", "MC_DOB"),
        needed=(CHILD, BORN, "ETHNIC"), key=(CHILD,), numbers=(("upn", "UPN"),),
        makers=(
            Person(),
            Entry(title="The looked-after child had a child", on="MC_DOB", unless_no="MOTHER"),
        ),
    ),
    _module(
        name="ssda903.episodes", thing="looked-after episode", published_in=f"{PUBLISHED_IN}, episodes",
        columns=(
            *_EVERY, "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "DEC", "REC", "REASON_PLACE_CHANGE", "HOME_POST", "PL_POST", "URN",
        ),
        needed=(CHILD, "DECOM", "RNE"), key=(CHILD, "DECOM", "LS", "PLACE"), in_order=(("DECOM", "DEC"),), together=(("REC", "DEC"),),
        one_at_a_time=("DECOM", "DEC"),
        makers=(
            StatusSpan(status=Status.IN_CARE, on="DECOM", until="DEC", category=("LS", "legal_status"),
                       reasons=(("RNE", "episode_start"), ("CIN", "primary_need")), end_reason=("REC", "episode_end")),
            Placement(on="DECOM", until="DEC", type="PLACE"),
            Entry(title="Placement changed", on="DEC", needs="REASON_PLACE_CHANGE", says=(Say("reason", "REASON_PLACE_CHANGE", "placement_change"),)),
        ),
    ),
    _module(
        name="ssda903.reviews", thing="looked-after review", published_in=f"{PUBLISHED_IN}, reviews",
        columns=(*_EVERY, "REVIEW", "REVIEW_CODE"),
        needed=(CHILD, "REVIEW", "REVIEW_CODE"), key=(CHILD, "REVIEW"),
        makers=(Entry(title="Looked-after child's review", on="REVIEW", says=(Say("child's part", "REVIEW_CODE", "participation"),)),),
    ),
    _module(
        name="ssda903.missing", thing="missing episode", published_in=f"{PUBLISHED_IN}, missing",
        columns=(*_EVERY, "MISSING", "MIS_START", "MIS_END"),
        needed=(CHILD, "MIS_START"), key=(CHILD, "MIS_START"),
        in_order=(("MIS_START", "MIS_END"),), makers=(Missing(on="MIS_START", until="MIS_END", type="MISSING"),),
    ),
    _module(
        name="ssda903.oc2", thing="record of the year's outcomes", published_in=f"{PUBLISHED_IN}, oc2",
        columns=(
            *_EVERY, "SDQ_SCORE", "SDQ_REASON", "CONVICTED", "HEALTH_CHECK", "IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT",
            "SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED",
        ),
        needed=(CHILD, "SDQ_SCORE"),
        makers=(
            Entry(title="Outcomes of a year of being looked after", no_date=NO_YEAR, says=(
                Say("strengths and difficulties score", "SDQ_SCORE"), Say("reason for no score", "SDQ_REASON"),
                Say("convicted", "CONVICTED", how=As.ANSWER), Say("health check", "HEALTH_CHECK", how=As.ANSWER),
                Say("immunised", "IMMUNISATIONS", how=As.ANSWER), Say("teeth checked", "TEETH_CHECK", how=As.ANSWER),
                Say("health assessment", "HEALTH_ASSESSMENT", how=As.ANSWER), Say("substance misuse", "SUBSTANCE_MISUSE", how=As.ANSWER),
                Say("help offered", "INTERVENTION_OFFERED", how=As.ANSWER), Say("help received", "INTERVENTION_RECEIVED", how=As.ANSWER))),
        ),
    ),
    _module(
        name="ssda903.oc3", thing="record of a care leaver", published_in=f"{PUBLISHED_IN}, oc3",
        columns=(*_EVERY, "IN_TOUCH", "ACTIV", "ACCOM"),
        needed=(CHILD, "IN_TOUCH"),
        makers=(
            Entry(title="Care leaver in the year", no_date=NO_YEAR,
                  says=(Say("in touch", "IN_TOUCH"), Say("activity", "ACTIV"), Say("accommodation", "ACCOM"))),
        ),
    ),
    _module(
        name="ssda903.uasc", thing="unaccompanied asylum-seeking child", published_in=f"{PUBLISHED_IN}, uasc",
        columns=(*_EVERY, "SEX", "DUC"),
        needed=(CHILD, "DUC"), key=(CHILD,),
        makers=(Entry(title="Ceases to count as an unaccompanied asylum-seeking child", on="DUC", planned=True),),
    ),
    _module(
        name="ssda903.ad1", thing="adoption", published_in=f"{PUBLISHED_IN}, ad1",
        columns=(*_EVERY, "DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"),
        needed=(CHILD, "DATE_INT"),
        key=(CHILD, "DATE_INT"),
        makers=(
            Entry(title="Decision that the child should be placed for adoption", on="DATE_INT"),
            Entry(title="Matched with adopters", on="DATE_MATCH", says=(Say("with former foster carers", "FOSTER_CARE", how=As.ANSWER),)),
        ),
    ),
    _module(
        name="ssda903.placed_for_adoption", thing="placement for adoption", published_in=f"{PUBLISHED_IN}, placed_for_adoption",
        columns=(*_EVERY, "DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"),
        needed=(CHILD, "DATE_PLACED"), key=(CHILD, "DATE_PLACED"), in_order=(("DATE_PLACED", "DATE_PLACED_CEASED"),),
        makers=(
            Entry(title="Decision that the child should be placed for adoption", on="DATE_PLACED"),
            Entry(title="Decision that the child should no longer be placed for adoption", on="DATE_PLACED_CEASED",
                  says=(Say("reason", "REASON_PLACED_CEASED"),)),
        ),
    ),
    _module(
        name="ssda903.previous_permanence", thing="earlier permanence order", published_in=f"{PUBLISHED_IN}, previous_permanence",
        columns=(*_EVERY, "PREV_PERM", "LA_PERM", "DATE_PERM"),
        needed=(CHILD, "PREV_PERM"),
        key=(CHILD, "PREV_PERM", "DATE_PERM"),
        makers=(
            Entry(title="Earlier permanence order", on="DATE_PERM", or_undated=True, needs="PREV_PERM", states="PREV_PERM",
                  if_none="Earlier permanence order recorded as none or not known",
                  says=(Say("kind", "PREV_PERM", "permanence"), Say("arranged by", "LA_PERM"))),
        ),
    ),
    _module(
        name="ssda903.sw_episodes", thing="involvement of a worker", published_in=f"{PUBLISHED_IN}, sw_episodes",
        columns=(*_EVERY, "SW_ID", "SW_DECOM", "SW_DEC", "SW_REASON"),
        needed=(CHILD, "SW_DECOM"),
        key=(CHILD, "SW_DECOM", "SW_ID"), in_order=(("SW_DECOM", "SW_DEC"),),
        makers=(
            Entry(title="A worker became involved", on="SW_DECOM", says=(Say("worker", "SW_ID"),)),
            Entry(title="A worker's involvement ended", on="SW_DEC",
                  says=(Say("worker", "SW_ID"), Say("reason for the change", "SW_REASON", "worker_change"))),
        ),
    ),
    _module(
        name="ssda903.DoLo", thing="deprivation of liberty order", published_in=f"{PUBLISHED_IN}, DoLo",
        columns=(*_EVERY, "DOLO_START", "DOLO_END"),
        needed=(CHILD, "DOLO_START"), key=(CHILD, "DOLO_START"),
        in_order=(("DOLO_START", "DOLO_END"),),
        makers=(
            Entry(title="Deprivation of liberty order began", on="DOLO_START"),
            Entry(title="Deprivation of liberty order ended", on="DOLO_END"),
        ),
    ),
)
