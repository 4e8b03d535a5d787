"""From coded mention records to steps in a treaty's life: how a report stands, when, and whose word it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dragoman.treaties.acts import act_by_actor, acts
from dragoman.treaties.identify import may_be_party
from dragoman.treaties.stages import Status, Step

# Acts that one sentence reports of everybody it names, actors and recipients alike.
_JOINT = frozenset(
    [
        "signature",
        "initialling",
        "negotiation",
        "conclusion_of_talks",
        "adoption",
        "exchange_of_instruments",
        "provisional_application",
        "extension",
        "amendment",
        "entry_into_force",
    ]
)
# Steps that are AGREE when they are done; any other step of an AGREE is only promised.
_AGREED = frozenset(
    ["proposal", "full_powers", "conclusion_of_talks", "initialling", "submission_for_ratification", None]
)
_DOUBTFUL_VOICES = frozenset({"analyst", "unnamed", "witness", "armed_group", "person"})
_INTERESTED_VOICES = frozenset({"government", "state_media"})


def _codes(record: Mapping[str, Any]) -> frozenset[str | None]:
    return frozenset(a.get("code") for role in ("actor", "recipient") for a in record.get(role) or ())


def _promised(record: Mapping[str, Any]) -> bool:
    """Whether the record is of a promise or a threat to take the step: "will ratify by June" is AGREE, not future."""
    act = (record.get("treaty") or {}).get("act")
    return record.get("event") in ("AGREE", "THREATEN") and act not in _AGREED


def status_of(record: Mapping[str, Any]) -> Status:
    """Return how the act stands: reported as done, claimed, announced, expected, possible or denied.

    A party's own government or media speaking of the party's own act reports it; another government, an
    analyst or an unnamed source claims it.
    """
    factuality = record.get("factuality") or "CT+"
    auxiliary = record.get("auxiliary") or ()
    if factuality.endswith("-") or "negation" in auxiliary:
        return "denied"
    if "hypothetical" in auxiliary or factuality in ("PS+", "Uu", "CTu"):
        return "expected" if "future" in auxiliary and factuality == "CTu" else "possible"
    voices = record.get("attribution") or ()
    codes = _codes(record) if voices else frozenset()
    voice = voices[-1] if voices else None
    own = voice is not None and voice.get("code") is not None and voice["code"] in codes
    if "future" in auxiliary or _promised(record):
        return "announced" if (own or _promised(record)) and factuality == "CT+" else "expected"
    if factuality == "PR+":
        return "possible"
    if voice is None or own:
        return "reported"
    kind = voice.get("kind")
    if kind in _DOUBTFUL_VOICES or (kind in _INTERESTED_VOICES and voice.get("code") and codes):
        return "claimed"
    return "reported"


def source_of(record: Mapping[str, Any]) -> str | None:
    """Return whose word it is: the outlet, with the speaker it cites."""
    cited = record.get("cite_info") or {}
    outlet = cited.get("publication") or record.get("article")
    voices = record.get("attribution") or ()
    speaker = next(
        (v.get("name") or v.get("entity_text") for v in voices if v.get("name") or v.get("entity_text")), None
    )
    return f"{speaker} ({outlet})" if speaker and outlet else speaker or outlet


def _signatory(actor: Mapping[str, Any]) -> str | None:
    person = actor.get("person")
    if not person:
        return None
    office = actor.get("office")
    return f"{person} ({office})" if office else str(person)


def steps_of(record: Mapping[str, Any]) -> list[Step]:
    """Return the steps that one mention record reports: one a party, or one for the whole treaty."""
    table = acts()
    name = (record.get("treaty") or {}).get("act")
    if name not in table:
        return []
    when = record.get("date_info") or {}
    basis = when.get("basis", "none")
    edtf, earliest, latest = when.get("edtf"), when.get("earliest"), when.get("latest")
    status = status_of(record)
    inferred = basis == "publication" and edtf is not None
    if inferred:
        # Dated by its article alone: done by then, or still to come from then on.
        day = latest or edtf
        if status in ("announced", "expected", "possible"):
            edtf, earliest, latest = f"{day}/..", day, None
        else:
            edtf, earliest, latest = f"../{day}", None, day
    place = (record.get("event_loc") or {}).get("name")
    source = source_of(record)
    roles = ("actor", "recipient") if name in _JOINT else ("actor",)
    acting: dict[str, list[Mapping[str, Any]]] = {}
    for role in roles:
        for actor in record.get(role) or ():
            code = actor.get("code")
            if code and may_be_party(code):
                acting.setdefault(code, []).append(actor)
    codes = tuple(acting)
    signatories = {code: tuple(filter(None, map(_signatory, people))) for code, people in acting.items()}
    mention = str(record.get("id") or "")
    if table[name].scope == "treaty" or not acting:
        everyone = tuple(person for code in codes for person in signatories[code])
        return [Step(name, None, edtf, earliest, latest, status, mention, source, place, everyone, codes,
                     None, None, inferred)]  # fmt: skip
    found = []
    for code, people in acting.items():
        first = people[0]
        act = act_by_actor(name, first.get("sector"), first.get("office"))
        found.append(
            Step(act, code, edtf, earliest, latest, status, mention, source, place, signatories[code], (),
                 first.get("sector"), first.get("office"), inferred)
        )  # fmt: skip
    return found
