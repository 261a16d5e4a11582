"""The network: a MiniLM encoder, one reader over words, one reader around each cue.

``Words`` turns word pieces into word states and tells how likely each word heads a cue; ``Roles`` reads
the words around one cue and labels them. The two are exported apart: the second runs only where there is a cue.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from kg.tagger.features import DEPS, DISTANCES, RELATIONS, SENTENCES, SHAPES, TAGS

LABELS = ("other", "source", "content", "cue")


class Reader(nn.Module):
    """A bidirectional LSTM over padded rows; padding is behind the words and read last by the way back."""

    def __init__(self, inputs: int, width: int) -> None:
        super().__init__()
        self.lstm = nn.LSTM(inputs, width, batch_first=True, bidirectional=True)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """States of shape (rows, words, 2 x width); ``mask`` is 1 for words."""
        states, _ = self.lstm(x * mask.unsqueeze(-1))
        return states


class Words(nn.Module):
    """Word states and cue scores of windows."""

    def __init__(self, encoder: nn.Module, hidden: int = 384, width: int = 160, dropout: float = 0.2) -> None:
        super().__init__()
        self.encoder = encoder
        self.tag = nn.Embedding(len(TAGS), 24)
        self.dep = nn.Embedding(len(DEPS), 24)
        self.head_dep = nn.Embedding(len(DEPS), 8)
        self.shape = nn.Embedding(SHAPES, 8)
        self.inner = nn.Dropout(dropout)
        self.reader = Reader(hidden + 64, width)
        self.cue = nn.Sequential(nn.Linear(2 * width + hidden, 128), nn.GELU(), nn.Dropout(dropout), nn.Linear(128, 1))
        self.out = nn.Linear(2 * width + hidden, 2 * width)

    def forward(
        self,
        ids: Tensor,
        attention: Tensor,
        first: Tensor,
        tag: Tensor,
        dep: Tensor,
        head_dep: Tensor,
        shape: Tensor,
        mask: Tensor,
    ) -> tuple[Tensor, Tensor]:
        """(states, cue scores); ``first`` is the place of each word's first piece."""
        pieces = self.encoder(input_ids=ids, attention_mask=attention).last_hidden_state.float()
        words = torch.gather(pieces, 1, first.unsqueeze(-1).expand(-1, -1, pieces.shape[-1]))
        features = torch.cat([self.tag(tag), self.dep(dep), self.head_dep(head_dep), self.shape(shape)], -1)
        read = self.reader(self.inner(torch.cat([words, features], -1)), mask)
        both = self.inner(torch.cat([read, words], -1))
        return self.out(both), self.cue(both).squeeze(-1)


class Roles(nn.Module):
    """Labels of the words around a cue."""

    def __init__(self, states: int = 320, width: int = 128, dropout: float = 0.2) -> None:
        super().__init__()
        self.relation = nn.Embedding(RELATIONS, 48)
        self.distance = nn.Embedding(DISTANCES, 16)
        self.sentence = nn.Embedding(SENTENCES, 8)
        self.cue = nn.Linear(states, 96)
        self.word = nn.Linear(states, 192)
        self.inner = nn.Dropout(dropout)
        self.reader = Reader(192 + 96 + 48 + 16 + 8, width)
        self.label = nn.Sequential(nn.Linear(2 * width, 64), nn.GELU(), nn.Linear(64, len(LABELS)))

    def forward(
        self, states: Tensor, cue: Tensor, relation: Tensor, distance: Tensor, sentence: Tensor, mask: Tensor
    ) -> Tensor:
        """Scores of shape (cues, words, labels); ``cue`` is the place of the cue in each row of ``states``."""
        at = torch.gather(states, 1, cue.view(-1, 1, 1).expand(-1, 1, states.shape[-1]))
        features = [
            self.word(states),
            self.cue(at).expand(-1, states.shape[1], -1),
            self.relation(relation),
            self.distance(distance),
            self.sentence(sentence),
        ]
        return self.label(self.inner(self.reader(self.inner(torch.cat(features, -1)), mask)))
