"""Whether a row's words are one account to the end: what somebody said, carried on by clauses about what people of the family did.

The default is that an account has ended. A clause that is not plainly its next step may be what the recorder saw, and a sighting taken for a telling
would leave an agency's own evidence out; a telling taken for a sighting still reads "part seen, part said".
Every pattern has a bound and none is asked of all that stands before it: a cell may hold a whole report.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from data_models.saying import HAS, OUTSIDERS, TELLING, any_of, folded, who_rang, who_tells

_IN_QUOTES = re.compile(r"“[^”]{0,2000}”|\"[^\"]{0,2000}\"|‘[^’]{0,2000}’(?!\w)")
_CALL_FROM = re.compile(
    r"(?:(?:tele)?phone |video )?(?:call|e-?mail|text|message|letter|contact|voicemail) from [^.;:!?\n]{1,80}[.;:!?\n]\s{0,20}", re.IGNORECASE)
_BETWEEN = re.compile(r"[.;:,!?\n]\s{0,20}| (?:and|to|that) ", re.IGNORECASE)
_A_CALL = 120
"""Characters in which a call is told of, before the account that was given in it."""
_PROFESSIONALS = (
    r"(?:police|officers?|pcs?|pcsos?|dcs?|ds|sgt|sergeant|constables?|detectives?|paramedics?|crew|midwi(?:fe|ves)|workers?|teachers?|headteacher|"
    r"head|tutors?|nurses?|doctors?|drs?\.?|gps?|consultants?|registrars?|paediatricians?|physicians?|surgeons?|dentists?|health visitors?|hvs?|"
    r"visitors?|staff|school|nursery|hospital|ward|clinic|surgery|senco|dsl|practitioners?|clinicians?|psychologists?|psychiatrists?|therapists?|"
    r"radiographers?|radiologists?|assistants?|wardens?|inspectors?|landlord|housing|probation|carers?|we|i)")
_SIGHT = (
    rf"(?:(?!(?:he|she|they|it|that|who|told)\b)[\w’'-]{{1,30}} ){{0,3}}?{_PROFESSIONALS}(?: (?-i:[A-Z0-9])[\w’'.-]{{0,30}}){{0,3}} "
    r"(?:(?:then|also|later|has|have|had|clearly) ){0,2}(?:saw|sees?|seen|notes?|noted|noticed|found|finds|observed|watched|witnessed|photographed|"
    r"examined|measured|smelt|smelled)\b|"
    r"(?:[\w’'-]{1,30} ){0,2}(?:x-?rays?|scans?|ct|mri|surveys?|photographs?|photos?|tests?|bloods?|examination) "
    r"(?:shows?|showed|showing|found|revealed|confirmed)\b|"
    r"(?:[\w’'-]{1,30} ){0,5}(?:seen|visible|observed|noted)\b|(?<=but )(?:[\w’'-]{1,30} ){0,5}(?:noticed|found)\b")
_NO_STOP = r"(?<!\bDr\.)(?<!\bMr\.)(?<!\bMrs\.)(?<!\bMs\.)(?<!\bSt\.)(?<!\bapprox\.)(?<!\be\.g\.)(?<!\bi\.e\.)"
_CLAUSE = re.compile(
    rf"{_NO_STOP}(?<=[.!?])(?:\s+|(?=(?-i:[A-Z])))|[;\n]|(?:[,:(]|\s[–—-]|\b(?:and|but|while|whilst|when|where|as)) (?={_SIGHT})|\((?={_SIGHT})",
    re.IGNORECASE)
"""Where a further clause begins: a sentence, a semicolon, or what a recorder saw."""
_AND_DID = re.compile(
    rf"\b{TELLING} (?:[\w’'-]{{1,30}} ){{0,3}}(?:of|about|for) (?!\w+ing\b)(?:[\w’'-]{{1,30}} ){{1,4}}and (?!(?:tired|bruised|infected|inflamed)\b)"
    r"(?:\w{2,20}ed|ate|drank|ran|went|left|took|came|hit|threw|fell|slept|sat|stood|held|hid|wept|bit|shook|fled|tore|broke|drove|wore|had|was)\b",
    re.IGNORECASE)
"""“Complained of hunger and ate three plates”: what is complained of is a thing, and what comes after it was done."""
_LEAD = (
    r"[\s,:–—(-]{0,20}(?:(?:and|but|so|then|also|after that|after this|afterwards|before that|later|next|when|while|because|that|as|since|again|once|"
    r"now|today|yesterday|last night|(?:that|this|one) (?:day|night|evening|morning|time)|at (?:first|night|times)|apparently|allegedly|sometimes|"
    r"often),? ){0,3}")
_HOW = r"(?:(?:also|then|later|again|always|often|never|sometimes|still|just|only|now|even|once|both|all|previously|not|\w{3,15}ly) ){0,3}"
_BEING = r"(?:is|are|was|were|has|had|have|been|being|did|does|do|would|could|will|can|may|might|must|should|used)"
_DONE = (
    r"threw|throws|came|comes|went|goes|ran|runs|took|takes|left|leaves|told|gave|gives|got|gets|put|puts|let|lets|made|makes|held|holds|hid|hides|"
    r"fell|falls|broke|breaks|bit|bites|shook|shakes|kept|keeps|slept|sleeps|sat|sits|stood|stands|drank|drinks|ate|eats|woke|wakes|fought|fights|"
    r"swore|swears|tore|drove|drives|wore|beat|beats|caught|bought|brought|hung|hit|hits|slid|sold|sent|sends|spent|stole|strangled|rang|rings|"
    r"shut|spat|spits|swung|threatens|knew|knows|thought|thinks|felt|feels|heard|hears|met|lost|paid|began|chose|grew|lay|lied|lies|meant|rose|"
    r"shouts|screams|kicks|punches|slaps|pushes|grabs|locks|pulls|smokes|uses|stays|lives|calls|texts|follows|argues|hurts|works|wants|started|"
    r"starts|starved|\w{2,18}ed")
_LOOKED = (
    r"(?:seen|visible|observed|noted|examined|presented|presents|presenting|appeared|appears|seemed|seems|smelt|smelled|smells|assessed|recorded|"
    r"photographed|measured|weighed|inspected|documented|displayed|attended|interviewed|(?:looked|looks)"
    r"(?! (?:after|at|for|through|away|up|down|round|around|back|in|out|over)\b)|"
    r"(?:arrived|arrives|came|comes|went|brought)(?: [\w’'-]{1,30}){0,2}? (?:to|at|into|in) (?:the )?(?:school|nursery|college|class|breakfast|"
    r"clinic|hospital|a&e|ward|surgery|contact|reception|appointment|office|station)\b)")
_BEFORE_US = r"(?:staff|officers?|pcs?|workers?|nurses?|midwi(?:fe|ves)|doctors?|dr|gps?|teachers?|tutors?|health visitors?|hv|practitioners?)"
"""Whose being there says that somebody of an agency may have seen it: "He was abusive to the worker"."""
_HANDLED = r"(?:arrested|detained|conveyed|admitted|referred|treated|discharged|scanned|x-?rayed|weighed|found|located|removed|taken)"
_STATES = (
    r"(?:swollen|injured|red|sore|tired|asleep|sleepy|hungry|thin|pale|dirty|filthy|unkempt|unwashed|underweight|malnourished|smelly|tearful|crying|"
    r"cried|upset|distress\w{0,3}|withdrawn|quiet|calm|shaking|shaken|limping|drowsy|intoxicated|agitated|"
    r"(?:frightened|scared|anxious)(?! (?:of|that|to|about)\b)|dishevelled|"
    r"dressed|wet|soiled|un\w{2,15}ed|under\w{2,15}ed|mal\w{2,15}ed|neglected|flushed|jaundiced)")
_HURTS = (
    r"(?:bruis\w{0,10}|marks?|marked|cuts?|burn\w{0,5}|scratch\w{0,4}|graz\w{0,5}|swell\w{0,5}|injur\w{0,5}|fractur\w{0,5}|lacerat\w{0,5}|"
    r"wound\w{0,3}|blood\w{0,10}|bleeding|haematoma|black eye)")
_SIGN_ON = rf"(?:{_BEING}|got|found|saw|noticed|with|remained|[’']s)(?: [\w’'-]{{1,30}}){{0,5}}? (?:{_STATES}|{_HURTS})\b"
"""How somebody was or what was on them, which whoever writes may have seen."""
_KIN = (
    r"(?:(?:the|her|his|their|my|both|all(?: of)?(?: the)?) )?(?:step-?)?(?:mother|mum|mummy|mam|father|dad|daddy|partner|ex-partner|boyfriend|"
    r"girlfriend|husband|wife|grandmother|grandfather|gran|grandma|grandad|nan|nana|aunt|auntie|uncle|brother|sister|siblings?|children|child|kids|"
    r"boys?|girls?|baby|twins|sons?|daughters?|parents)")


def only_tells(words: Sequence[str], labels: tuple[str, ...]) -> bool:
    """Whether a row's ``words`` (its title, its description) begin with what somebody said, and every later clause goes on with that account.

    "She says he hit her. He also threw a cup." is hers to the end. Anything else that is told after it may be what the recorder saw.
    """
    said = "\n".join(_without_quotes(folded(part)).strip() for part in words if part)
    began = _after_a_call(said, labels)
    return began is not None and _AND_DID.search(said, began) is None and all(goes_on(clause, labels) for clause in clauses(said[began:], after=1))


def goes_on(clause: str, labels: tuple[str, ...]) -> bool:
    """Whether a clause only goes on with an account: a pronoun, or somebody of the family, who does, is or says something, and nobody looking."""
    return _going_on(labels).match(clause) is not None


@lru_cache(maxsize=4096)
def _going_on(labels: tuple[str, ...]) -> re.Pattern[str]:
    label = rf"(?:{any_of(labels)})(?!\w)"
    several = rf"{label}(?:(?:,| and|, and| &) {label}){{0,7}}"
    looked = rf"(?!(?:{_BEING} (?:[\w’'-]{{1,30}} ){{0,3}}?)?{_LOOKED}\b)(?!(?:{_BEING} ){{1,3}}{_HOW}{_HANDLED}\b)"
    tells = rf"{HAS}(?:{TELLING}|den(?:y|ies|ied)|add(?:s|ed)|explain(?:s|ed)|describ(?:es|ed)|admit(?:s|ted)|believes?|believed)\b(?! by\b)"
    by_pronoun = (
        rf"(?:he|she|it|(?P<they>they))(?:[’'](?:s|d|ve|re|ll))? {_HOW}{looked}"
        rf"(?!{_STATES}\b)(?!(?(they)(?:arrived|checked|visited|saw|found|noticed|spoke|advised)\b|(?!)))\w")
    happened = r"(?:this|that|it all) (?:happened|occurred|started|began|went on|lasted)\b"
    by_label = rf"(?:{several}) {_HOW}{looked}(?!(?:{_STATES}|{_HURTS}|{_HANDLED})\b)(?:{_BEING}|{_DONE})\b"
    by_kin = rf"{_KIN} {_HOW}{looked}(?!(?:{_STATES}|{_HURTS}|{_HANDLED})\b)(?:{_DONE})\b"
    nobody_looks = rf"(?![^;\n]{{0,80}}?\b(?:{_SIGN_ON}|{_BEFORE_US}\b))"
    return re.compile(
        rf"{_LEAD}(?:it\W{{0,20}}$|(?:(?:(?:{several})|he|she|they|{_KIN}|{OUTSIDERS}) )?{tells}|{OUTSIDERS} {_HOW}(?:heard|saw)\b|"
        rf"{nobody_looks}(?:{by_pronoun}|{happened}|{by_label}|{by_kin}))", re.IGNORECASE)


def _after_a_call(words: str, labels: tuple[str, ...]) -> int | None:
    """Where the telling begins; None where the words do not begin with one. That somebody rang or wrote comes before the account that they gave:
    whoever took the call saw none of it."""
    tells = who_tells(labels)
    if tells.match(words):
        return 0
    if call := _CALL_FROM.match(words):
        return call.end() if tells.match(words, call.end()) else None
    if rang := who_rang(labels).match(words):
        for between in _BETWEEN.finditer(words, rang.end(), rang.end() + _A_CALL):
            if tells.match(words, between.end()):
                return between.end()
            if between[0][0] in ".;:!?\n":
                break
    return None


def _without_quotes(words: str) -> str:
    """With "it" for what is quoted, and its full stop where a sentence of the row's own comes after it."""
    return _IN_QUOTES.sub(
        lambda quoted: "it." if quoted[0][-2] in ".!?" and words[quoted.end():quoted.end() + 3].lstrip()[:1].isupper() else "it", words)


def clauses(words: str, after: int = 0) -> Iterator[str]:
    """The clauses of a text that hold a word, the first ``after`` of them left out."""
    return (clause for clause in _CLAUSE.split(words)[after:] if clause and clause.strip(" .,:–—-!?()"))
