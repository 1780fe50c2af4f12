"""Reads a saved run of metamapg with numpy.

    python docs/guide/read_run.py runs/a

Needs numpy and safetensors (pip install numpy safetensors). Import it from a notebook for the arrays:

    from read_run import Run
    run = Run("runs/a")
    run.rewards()      # [updates, agents, joint policies]

Only ever reads, also while the run is trained. docs/formats/run-format.md explains every table, column and tensor.
"""

import json
import sqlite3
import struct
import sys
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file


class Run:
    """A saved run: its settings, what was measured, its policies."""

    def __init__(self, folder):
        self.folder = Path(folder)
        # Read only, so that neither a slip nor a run under way can be disturbed.
        self.database = sqlite3.connect((self.folder / "run.sqlite").resolve().as_uri() + "?mode=ro", uri=True)

    def settings(self):
        """The lines `key: value` of config.yaml, as text; a game of one's own is left out."""
        lines = (self.folder / "config.yaml").read_text(encoding="utf-8").splitlines()
        pairs = (line.split(": ", 1) for line in lines if ": " in line and line[0] not in "# ")
        return {key: value.strip('"') for key, value in pairs}

    def table(self, name, *columns):
        """Columns of a table in order of meta-updates, as arrays of doubles; NULL becomes nan."""
        rows = self.database.execute(f"SELECT {', '.join(columns)} FROM {name} ORDER BY 1").fetchall()
        return np.array(rows, dtype=float).reshape(-1, len(columns)).T

    def rewards(self):
        """Mean reward of each agent at each joint policy, [updates, agents, L + 1]."""
        joint = int(self.settings()["chain-length"]) + 1
        return self._blobs("meanReward").reshape(-1, self.agents(joint), joint)

    def inner_rates(self):
        """The meta-agent's inner rates after each meta-update, [updates, L]."""
        return self._blobs("innerRates")

    def agents(self, joint):
        """How many there are, the meta-agent included."""
        row = self.database.execute("SELECT length(meanReward) FROM metaUpdate LIMIT 1").fetchone()
        return row[0] // 8 // joint if row else 0

    def scores_by_kind(self):
        """Mean score of the meta-agent against each kind of peers over the whole run, with the number of chains."""
        totals = {}
        for personas, score in self.database.execute("SELECT personas, score FROM chainScore"):
            kind = "+".join(sorted(name.split("#")[0] for name in personas.split("+")))
            count, total = totals.get(kind, (0, 0.0))
            totals[kind] = (count + 1, total + score)
        return {kind: (total / count, count) for kind, (count, total) in sorted(totals.items())}

    def best_file(self):
        """The checkpoint with the best policy on the validation personas; that of the end if none was validated."""
        update = self.metadata("latest.safetensors").get("bestUpdate")
        return f"best-{update}.safetensors" if update else "latest.safetensors"

    def tensors(self, file):
        """Arrays of a checkpoint by name, such as policy.table [observations, actions]."""
        return load_file(self.folder / "checkpoints" / file)

    def metadata(self, file):
        """What the head of a checkpoint says besides: update, policyKind, validationScore."""
        with open(self.folder / "checkpoints" / file, "rb") as checkpoint:
            (length,) = struct.unpack("<Q", checkpoint.read(8))
            return json.loads(checkpoint.read(length))["__metadata__"]

    def _blobs(self, column):
        rows = self.database.execute(f"SELECT {column} FROM metaUpdate ORDER BY number").fetchall()
        return np.array([np.frombuffer(blob, "<f8") for (blob,) in rows])


def softmax(logits):
    """Probabilities of actions from a table of logits, [observations, actions]."""
    exponentials = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return exponentials / exponentials.sum(axis=-1, keepdims=True)


def smoothed(values, weight=0.9):
    """The running mean that the dashboard draws: exponential, without the pull towards zero at its beginning."""
    mean, total, result = 0.0, 0.0, []
    for value in values:
        mean = weight * mean + (1 - weight) * value
        total = weight * total + (1 - weight)
        result.append(mean / total)
    return np.array(result)


def main(folder):
    run = Run(folder)
    settings = run.settings()
    rewards = run.rewards()
    print(f"{settings.get('game', 'a game of its own')}, {settings['algorithm']}, seed {settings['seed']}")
    print(f"{len(rewards)} meta-updates, {rewards.shape[1]} agents, {rewards.shape[2]} joint policies")

    last = rewards[-20:].mean(axis=0)
    for agent, curve in enumerate(last):
        name = "meta-agent" if agent == 0 else f"peer {agent}"
        rewards_text = " ".join(f"{reward:6.2f}" for reward in curve)
        print(f"{name:>10}  {rewards_text}   sum after adaptation {curve[1:].sum():.2f}")

    score = run.table("metaUpdate", "number", "score")[1]
    # The score of a meta-update is the meta-agent's mean over joint policies 1 to L.
    assert np.allclose(score, rewards[:, 0, 1:].mean(axis=1))
    print(f"score, smoothed: {smoothed(score)[-1]:.3f}")

    for kind, (mean, count) in run.scores_by_kind().items():
        print(f"against {kind}: {mean:.3f} over {count} chains")

    updates, validation = run.table("validation", "metaUpdate", "score")
    if len(updates):
        print(f"validated {len(updates)} times, best {validation.max():.3f} after {updates[validation.argmax()]:.0f}")

    update, own, peer = run.table("gradientTerm", "metaUpdate", "own", "peer")
    if len(update):
        print(f"last terms of the gradient: own {own[-1]:.3g}, peer {peer[-1]:.3g}")

    file = run.best_file()
    table = run.tensors(file).get("policy.table")
    if table is not None:
        print(f"{file}: probability of the first action by observation {np.round(softmax(table)[:, 0], 2)}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
