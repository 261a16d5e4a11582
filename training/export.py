"""Writes the trained networks for use: ONNX, the matrices in int8, the vocabulary beside them.

usage: python training/export.py WEIGHTS [--out kg/tagger/model]
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from network import Words
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions
from train import HERE, Tagger, encoder_folder

NAME, VERSION = "kg attribution tagger", "1"
WORDS_IN = ("ids", "attention", "first", "tag", "dep", "head_dep", "shape", "mask")
ROLES_IN = ("states", "cue", "relation", "distance", "sentence", "mask")


def export(net: Tagger, out: Path) -> None:
    """Writes ``words.onnx``, ``roles.onnx``, ``vocabulary.txt`` and their digests (``model.toml``) into ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    net.eval()
    whole = torch.zeros(2, 9, dtype=torch.int64)
    words = torch.zeros(2, 5, dtype=torch.int64)
    mask = torch.ones(2, 5)
    states, cue = torch.zeros(2, 5, 320), torch.zeros(2, dtype=torch.int64)
    _write(net.words, (whole, whole + 1, words, words, words, words, words, mask), WORDS_IN, ("states", "scores"), out)
    _write(net.roles, (states, cue, words, words, words, mask), ROLES_IN, ("labels",), out)
    shutil.copyfile(encoder_folder() / "vocab.txt", out / "vocabulary.txt")
    digests = {
        f.name: hashlib.sha256(f.read_bytes()).hexdigest() for f in sorted(out.glob("*.*")) if f.suffix != ".toml"
    }
    lines = [
        f'name = "{NAME}"',
        f'version = "{VERSION}"',
        "",
        "[sha256]",
        *(f'"{f}" = "{d}"' for f, d in digests.items()),
    ]
    (out / "model.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _write(
    net: torch.nn.Module, example: tuple[torch.Tensor, ...], names: tuple[str, ...], results: tuple[str, ...], out: Path
) -> None:
    file = out / f"{type(net).__name__.lower()}.onnx"
    free = {n: {0: "rows"} if n == "cue" else {0: "rows", 1: _length(n)} for n in (*names, *results)}
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        torch.onnx.export(
            net,
            example,
            plain,
            input_names=list(names),
            output_names=list(results),
            dynamic_axes=free,
            dynamo=False,
            opset_version=17,
        )
        if isinstance(net, Words):
            _small(plain, file)
        else:
            shutil.copyfile(plain, file)
    print(f"{file}: {file.stat().st_size / 1e6:.1f} MB")


def _small(plain: Path, file: Path) -> None:
    """Fuses what the runtime has kernels for and writes the matrices in int8; the LSTM suffers from int8 and stays.

    Seven bits a weight: processors without VNNI would overflow on eight. Two fusions are left out, since their
    kernels are slower than what they fuse (five times and twice); ``kg/tagger/tagger.py`` keeps them out at loading.
    """
    chosen = FusionOptions("bert")
    chosen.enable_skip_layer_norm = chosen.enable_bias_skip_layer_norm = chosen.enable_bias_gelu = False
    fused = optimizer.optimize_model(
        str(plain), model_type="bert", num_heads=12, hidden_size=384, opt_level=0, optimization_options=chosen
    )
    fused.save_model_to_file(str(plain))
    quantize_dynamic(
        plain,
        file,
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        op_types_to_quantize=["MatMul", "Gather", "Attention", "EmbedLayerNormalization"],
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )


def _length(name: str) -> str:
    return "pieces" if name in {"ids", "attention"} else "words"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--out", type=Path, default=HERE.parent / "kg" / "tagger" / "model")
    given = parser.parse_args()
    trained = Tagger(encoder_folder())
    trained.load_state_dict(torch.load(given.weights))
    export(trained, given.out)
