"""From a sentence to its events: matches, composed into acts, with their parties and their relevance."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Span, Token

from dragoman.coding.events.compose import Act, compose, rules
from dragoman.coding.events.contexts import contexts_of
from dragoman.coding.events.lexicon import Lexicon, lexicon
from dragoman.coding.events.matching import Match, Matcher
from dragoman.coding.events.relevance import NO_OTHER_FIELDS, other_fields, relevance
from dragoman.coding.events.roles import Roles, Who, fill

_SPOKEN_OF = frozenset({"nsubj", "nsubjpass", "dobj"})
_GIVEN = frozenset({"the", "this", "that", "these", "those", "such"})


@dataclass(slots=True)
class FoundEvent:
    """An event of one sentence before it is dated, placed and attributed."""

    token: Token
    sentence: Span
    event: str
    mode: tuple[str, ...]
    cameo: str
    context: tuple[str, ...]
    start: int
    end: int
    act: Act
    roles: Roles
    confidence: float
    earlier: FoundEvent | None = None  # what "the attack" goes back to
    explain: list[str] = field(default_factory=list)


class EventFinder:
    """Finds the events of sentences. One object serves any number of articles."""

    def __init__(self) -> None:
        self.lexicon: Lexicon = lexicon()
        self.matcher = Matcher(self.lexicon)

    def find(self, sentence: Span, who: Who, told: dict[tuple[str, str | None], FoundEvent]) -> list[FoundEvent]:
        """Return the events that one sentence reports, in text order.

        ``told`` holds the article's last event of each kind, to which "the attack" goes back; it is kept up.
        """
        found = []
        acts = compose(self.matcher.matches(sentence))
        fields = other_fields(sentence) if acts else NO_OTHER_FIELDS
        for act in acts:
            roles = fill(act, who)
            earlier = refer_back(act, roles, told)
            worth, why = relevance(act, roles, fields)
            if worth > 0:
                found.append(self._event(act, roles, sentence, worth, why))
                found[-1].earlier = earlier
        found = drop_consequences(found)
        told |= {kind_of(one.act): one for one in found if one.roles.named}
        return found

    def _event(self, act: Act, roles: Roles, sentence: Span, worth: float, why: str) -> FoundEvent:
        start, end = stretch(act.match)
        frame = act.match.frame
        explain = [f"{act.event}: {frame.meaning} (frame {frame.id}, {act.match.how})", *act.notes]
        explain += [note for note in dict.fromkeys(roles.notes) if note]
        if why:
            explain.append(why)
        context = tuple(dict.fromkeys([*frame.context, *contexts_of(sentence, act.match.token)]))[:4]
        return FoundEvent(
            token=act.match.token,
            sentence=sentence,
            event=act.event,
            mode=act.mode,
            cameo=self.cameo(act, context),
            context=context,
            start=start,
            end=end,
            act=act,
            roles=roles,
            confidence=worth,
            explain=explain,
        )

    def cameo(self, act: Act, context: tuple[str, ...]) -> str:
        """Return the most specific CAMEO code that the words support (``data/types``)."""
        frame = act.match.frame
        if act.contents and act.event == "AGREE":
            announced = rules()["announced_cameo"].get(act.contents[0].frame.event)
            if announced:
                return str(announced)
        if act.event == frame.event and frame.cameo and (act.mode == frame.mode or not act.mode):
            return frame.cameo
        return self.default_cameo(act.event, act.mode, context)

    def announced_cameo(self, event: str, of: str, mode: tuple[str, ...], context: tuple[str, ...]) -> str:
        """Return the CAMEO code of an act that only announces another type's act."""
        found = rules()["announced_cameo"].get(of) if event in ("AGREE", "CONCEDE") else None
        return str(found) if found else self.default_cameo(event, mode, context)

    def default_cameo(self, event: str, mode: tuple[str, ...], context: tuple[str, ...]) -> str:
        """Return the CAMEO code of a type by its modes, else by its contexts, else its general one."""
        kind = self.lexicon.types[event]
        for name in mode:
            if name in kind.cameo_by_mode:
                return kind.cameo_by_mode[name]
        for name in context:
            if name in kind.cameo_by_context:
                return kind.cameo_by_context[name]
        return kind.cameo


def kind_of(act: Act) -> tuple[str, str | None]:
    """Return what two mentions of one event share: the type, and the stage of a treaty's life."""
    return act.event, act.match.frame.treaty_act


def refer_back(act: Act, roles: Roles, told: dict[tuple[str, str | None], FoundEvent]) -> FoundEvent | None:
    """Give "the attack", "such a deployment" without parties those of the article's last event of its kind.

    Only where the sentence says something of it (as subject or object); "after the attack" is mere background.
    Return the event that it goes back to.
    """
    token = act.match.token
    earlier = told.get(kind_of(act))
    if earlier is None or roles.named or token.pos_ != "NOUN" or token.dep_ not in _SPOKEN_OF:
        return None
    if not any(child.lower_ in _GIVEN for child in token.children):
        return None
    roles.actor, roles.recipient = list(earlier.roles.actor), list(earlier.roles.recipient)
    roles.notes.append(f"'{token.text}' goes back to '{earlier.token.text}'")
    return earlier


def stretch(match: Match) -> tuple[int, int]:
    """Return the offsets of the words that report the event: one unbroken stretch around the predicate."""
    token = match.token
    doc = token.doc
    first, last = token.i, token.i
    if match.carrier.i < token.i and token.i - match.carrier.i <= 5:
        first = match.carrier.i
    for child in token.children:
        if child.dep_ == "prt" and 0 < child.i - token.i <= 3:
            last = max(last, child.i)
    if token.pos_ == "VERB":
        for head in match.arguments.object:
            if 0 < head.i - token.i <= 6:
                last = max(last, head.i)
        last = max(last, token.i + _phrasal(match))
    return doc[first].idx, doc[last].idx + len(doc[last])


def _phrasal(match: Match) -> int:
    """Return how many words after a phrasal verb's first one belong to it: two of "come into effect"."""
    for verb in match.frame.verbs:
        lemma, *rest = verb.split()
        following = [t.lower_ for t in match.token.doc[match.token.i + 1 : match.token.i + 1 + len(rest)]]
        if rest and lemma == match.token.lemma_.lower() and following == rest:
            return len(rest)
    return 0


def drop_consequences(events: list[FoundEvent]) -> list[FoundEvent]:
    """Drop what only tells the outcome of another event of its sentence: an attack and its dead are one."""
    causes = [one for one in events if not one.act.match.frame.consequence]
    kept = []
    for one in events:
        if one.act.match.frame.consequence:
            cause = next((c for c in causes if c.event == one.event), None)
            if cause is not None:
                if not cause.roles.recipient:
                    cause.roles.recipient = [m for m in one.roles.recipient if m not in cause.roles.actor]
                if not cause.roles.actor:
                    cause.roles.actor = list(one.roles.actor)
                cause.explain.append(f"'{one.token.text}' tells the outcome of '{cause.token.text}'")
                continue
        kept.append(one)
    return kept
