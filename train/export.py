"""Turn a trained classifier into what is shipped: ONNX, int8 per channel, its tokeniser, and checksums.

python train/export.py MODEL_FOLDER
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
import tempfile
from pathlib import Path

import torch
from corpus import LABELS, MARKS, ROOT
from network import build
from onnxruntime.quantization import QuantType, quantize_dynamic

TARGET = ROOT / "src" / "dragoman" / "coding" / "events" / "model"


def export(folder: Path) -> None:
    """Write the quantised classifier and its description to the package."""
    saved = torch.load(folder / "weights.pt")
    network, tokenizer = build(saved["encoder"])
    network.load_state_dict(saved["state"])
    network.eval()
    TARGET.mkdir(parents=True, exist_ok=True)
    example = tokenizer(["one sentence", "another one here"], padding=True, return_tensors="pt")
    with tempfile.TemporaryDirectory() as work:
        plain = Path(work) / "plain.onnx"
        torch.onnx.export(
            network,
            (example["input_ids"], example["attention_mask"]),
            str(plain),
            input_names=["input_ids", "attention_mask"],
            output_names=["logits"],
            dynamic_axes={
                "input_ids": {0: "n", 1: "t"},
                "attention_mask": {0: "n", 1: "t"},
                "logits": {0: "n"},
            },
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(plain, TARGET / "classifier.onnx", per_channel=True, weight_type=QuantType.QInt8)
    tokenizer.backend_tokenizer.save(str(TARGET / "tokenizer.json"))
    files = {
        name: hashlib.sha256((TARGET / name).read_bytes()).hexdigest() for name in ("classifier.onnx", "tokenizer.json")
    }
    about = {"labels": LABELS, "marks": {k: list(v) for k, v in MARKS.items()}, "length": 128, "files": files}
    (TARGET / "about.json").write_text(json.dumps(about, indent=1) + "\n", "utf-8")
    print({name: (TARGET / name).stat().st_size for name in files})


if __name__ == "__main__":
    shutil.rmtree(TARGET, ignore_errors=True)
    export(Path(sys.argv[1]))
