"""Outputs of recurrent networks by PyTorch's own layers, which PyTorchNetworkTests holds this project's against.

    python3 networks_torch.py                        the numbers of that test
    python3 networks_torch.py RUN/checkpoints/latest.safetensors   loads a saved GRU policy by its names, and plays its first steps

Needs torch, and safetensors for the latter.
"""

import math
import sys

import torch

torch.set_default_dtype(torch.float64)


class Network(torch.nn.Module):
    """Linear, ReLU, a recurrent cell, linear, as in docs/method.md, section 6."""

    def __init__(self, cell, inputs, hidden, outputs):
        super().__init__()
        self.input = torch.nn.Linear(inputs, hidden)
        self.gru = cell(hidden, hidden)
        self.output = torch.nn.Linear(hidden, outputs)

    def forward(self, observations):
        state, outputs = None, []
        for seen in observations:
            state = self.gru(torch.relu(self.input(seen[None])), state)
            outputs.append(self.output(state[0] if isinstance(state, tuple) else state)[0])
        return torch.stack(outputs)


def saved(path):
    """The policy of a checkpoint: every tensor has its place, and none is left over."""
    from safetensors.torch import load_file

    tensors = {
        name.removeprefix("policy."): tensor for name, tensor in load_file(path).items() if name.startswith("policy.")
    }
    hidden, inputs = tensors["input.weight"].shape
    network = Network(torch.nn.GRUCell, inputs, hidden, tensors["output.weight"].shape[0])
    network.load_state_dict(tensors, strict=True)
    return network, inputs


def main():
    with torch.no_grad():
        if len(sys.argv) > 1:
            network, inputs = saved(sys.argv[1])
            print(torch.softmax(network(torch.eye(inputs)[[0, inputs - 1, 1]]), dim=1).tolist())
            return
        for name, cell in (("lstm", torch.nn.LSTMCell), ("gru", torch.nn.GRUCell)):
            network, count = Network(cell, 5, 3, 2), 0
            for layer, kinds in (("input", ["weight", "bias"]), ("gru", ["weight_ih", "weight_hh", "bias_ih", "bias_hh"]),
                                 ("output", ["weight", "bias"])):
                for kind in kinds:
                    tensor = getattr(getattr(network, layer), kind)
                    values = [math.sin(1.7 * (count + place) + 0.3) for place in range(tensor.numel())]
                    tensor.copy_(torch.tensor(values).reshape(tensor.shape))
                    count += tensor.numel()
            print(name, count, [["%.15g" % value for value in row] for row in network(torch.eye(5)[[0, 3, 1, 4]]).tolist()])


if __name__ == "__main__":
    main()
