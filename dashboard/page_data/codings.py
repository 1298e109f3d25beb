"""Codings that people confirmed, added to the entries they are of. An agency's own direction is never replaced."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from data_models.record import Entry, EvidenceStatus, Fact, Nature, Seen
from data_models.suggestion import Coding, CodingDecision, SuggestionKind
from data_models.themes import Marker, Theme

_THEMES, _MARKERS = tuple(Theme), tuple(Marker)
"""Gone through for each of thousands of entries where every suggestion is imagined confirmed: a class of codes is slower to go through."""


def with_codings(entries: Iterable[Fact], codings: Iterable[Fact]) -> tuple[Fact, ...]:
    """Entries with every confirmed code added: themes and markers beside the agency's own, whether a child was seen where it did not say.

    Where the agency gave no direction and a person confirmed one with the theme, the entry points that way. Codes stand in their declared
    order: in which order people answered says nothing.

    A parent's own account that is recorded as disputed never becomes a concern by a theme that its words name.

    A theme confirmed as looked for and not found never joins an entry of concern: an entry has one direction for all its themes, and "drunk;
    no sign of drugs" would count as a concern about drugs. Where a person gave the direction, that holds of a theme which the agency's own category
    names as well: the agency said of it that it is the topic, not that it is a concern.
    """
    confirmed: dict[str, list[Coding]] = defaultdict(list)
    for coding in codings:
        if isinstance(coding, Coding) and coding.decision is CodingDecision.CONFIRMED:
            confirmed[coding.entry_id].append(coding)
    return tuple(
        _coded(entry, confirmed[entry.id]) if isinstance(entry, Entry) and entry.id in confirmed else entry for entry in entries
    )


def _coded(entry: Entry, codings: list[Coding]) -> Entry:
    said_of = {kind: {coding.code for coding in codings if coding.coded is kind} for kind in (SuggestionKind.THEME, SuggestionKind.MARKER)}
    markers = [marker for marker in _MARKERS if marker in said_of[SuggestionKind.MARKER]]
    sight = {Seen(coding.code) for coding in codings if coding.coded is SuggestionKind.SIGHT}
    natures = {coding.nature for coding in codings if coding.nature is not Nature.CONTEXT}
    said = next((nature for nature in (Nature.CONCERN, Nature.PROTECTIVE) if nature in natures), Nature.CONTEXT)
    # What a parent disputes is no concern for naming it: "invents things to hurt her" accuses nobody of hurting.
    disputed_by_a_parent = entry.evidence_status is EvidenceStatus.DISPUTED and Marker.SELF_REPORT in (*entry.markers, *markers)
    points_to = said if entry.nature is Nature.CONTEXT and not (disputed_by_a_parent and said is Nature.CONCERN) else entry.nature
    absent = {coding.code for coding in codings if coding.nature is Nature.PROTECTIVE} if points_to is Nature.CONCERN else set()
    themes = [theme for theme in _THEMES if theme in said_of[SuggestionKind.THEME] and theme not in absent]
    own = entry.themes if entry.nature is not Nature.CONTEXT else tuple(theme for theme in entry.themes if theme not in absent)
    return replace(
        entry,
        themes=tuple(dict.fromkeys((*own, *themes))), markers=tuple(dict.fromkeys((*entry.markers, *markers))),
        child_seen=_sight(sight) if entry.child_seen is Seen.NOT_RECORDED and sight else entry.child_seen,
        nature=points_to,
        confirmed=tuple(dict.fromkeys(theme for theme in themes if theme not in entry.themes)),
    )


def _sight(sight: set[Seen]) -> Seen:
    """What every confirmed answer bears. Seen alone is also seen; where a child was seen and a child was not, the entry settles neither."""
    if Seen.NOT_SEEN in sight:
        return Seen.NOT_SEEN if sight == {Seen.NOT_SEEN} else Seen.NOT_RECORDED
    return next(seen for seen in (Seen.SEEN_ALONE, Seen.SEEN, Seen.NOT_RECORDED) if seen in sight)
