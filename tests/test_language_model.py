"""The language model: verified, loaded, its lemmas mended."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dragoman.errors import ModelError
from dragoman.language.model import load_model, pinned_folder, verify


@pytest.mark.parametrize(
    ("sentence", "lemma"),
    [
        ("The navy staged a drill.", "stage"),
        ("They hoped for rain.", "hope"),
        ("Peru rearrested the editor.", "rearrest"),
        ("Rebels waged a war.", "wage"),
    ],
)
def test_language_model_lemmatises_what_the_pipeline_gets_wrong(sentence: str, lemma: str) -> None:
    assert lemma in [token.lemma_ for token in load_model()(sentence)]


def test_language_model_names_a_damaged_file(tmp_path: Path) -> None:
    copy = tmp_path / "model"
    shutil.copytree(pinned_folder(), copy)
    (copy / "ner" / "moves").write_bytes(b"damaged")
    with pytest.raises(ModelError, match=r"ner/moves is damaged.*mend it with"):
        verify(copy)
    (copy / "ner" / "moves").unlink()
    with pytest.raises(ModelError, match="lacks its file ner/moves"):
        verify(copy)


def test_language_model_of_another_name_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="unset DRAGOMAN_MODEL"):
        load_model("en_core_web_nowhere")


def test_language_model_may_be_a_folder_of_the_users_own() -> None:
    assert load_model(str(pinned_folder())).pipe_names == load_model().pipe_names
