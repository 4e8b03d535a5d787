"""The classifier: an encoder, the mean of its states and the states at the opening marks, a linear layer."""

from __future__ import annotations

import torch
from corpus import LABELS, MARKS
from torch import nn
from transformers import AutoModel, AutoTokenizer

OPENING = [MARKS[role][0] for role in ("source", "target", "predicate")]


class Classifier(nn.Module):
    """Scores the types of a marked sentence; a mark that is not in the sentence contributes zeros."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(folder, attn_implementation="eager")
        width = self.encoder.config.hidden_size
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(width * (1 + len(OPENING)), len(LABELS))
        self.marks: list[int] = []

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """Return logits of shape (sentences, types)."""
        states = self.encoder(input_ids=input_ids, attention_mask=attention_mask)[0]
        weights = attention_mask.unsqueeze(-1).to(states.dtype)
        pooled = [(states * weights).sum(1) / weights.sum(1).clamp(min=1e-6)]
        for mark in self.marks:
            at = (input_ids == mark).unsqueeze(-1).to(states.dtype)
            pooled.append((states * at).sum(1) / at.sum(1).clamp(min=1.0))
        return self.head(self.drop(torch.cat(pooled, dim=-1)))


def tokenizer_of(folder: str) -> AutoTokenizer:
    """Return the encoder's tokeniser with the marks as special tokens (they are in its vocabulary)."""
    tokenizer = AutoTokenizer.from_pretrained(folder)
    tokenizer.add_special_tokens({"additional_special_tokens": [m for pair in MARKS.values() for m in pair]})
    return tokenizer


def build(folder: str) -> tuple[Classifier, AutoTokenizer]:
    """Return a fresh classifier over the encoder in a folder, and its tokeniser."""
    tokenizer = tokenizer_of(folder)
    network = Classifier(folder)
    network.encoder.resize_token_embeddings(max(len(tokenizer), network.encoder.config.vocab_size))
    network.marks = tokenizer.convert_tokens_to_ids(OPENING)
    return network, tokenizer
