"""Exact LOLA against LOLA, Taylor form, in compiled JAX: what `metamapg bench` is compared with.

1,024 pairs, 300 steps, iterated prisoner's dilemma, doubles, one core. Prints the best of five runs in seconds and the mean
normalised return, which is -1.04 to the error of the draws.

    python3 Tests/Peers/lola_jax.py
"""

import os

os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
os.environ["OMP_NUM_THREADS"] = "1"

import time  # noqa: E402

import jax  # noqa: E402
import jax.numpy as jnp  # noqa: E402

jax.config.update("jax_enable_x64", True)

PAIRS, STEPS, DISCOUNT, RATE = 1024, 300, 0.96, 25.0
PAYOFFS = jnp.array([[-1.0, -3.0, 0.0, -2.0], [-1.0, 0.0, -3.0, -2.0]])
SWAP = jnp.array([0, 1, 3, 2, 4])


def returns(x, y):
    """Normalised returns of a pair, `[2]`; logits in each player's own order."""
    p, q = jax.nn.sigmoid(x), jax.nn.sigmoid(y[SWAP])
    joint = jnp.stack([p * q, p * (1 - q), (1 - p) * q, (1 - p) * (1 - q)], axis=1)
    occupancy = jnp.linalg.solve(jnp.eye(4) - DISCOUNT * joint[1:].T, joint[0])
    return (1 - DISCOUNT) * PAYOFFS @ occupancy


def own(x, y):
    return RATE * returns(x, y)[0]


def other(x, y):
    return RATE * returns(x, y)[1]


def update(value, peer, x, y, mine, theirs):
    """LOLA's step: own gradient, and how the own logits shape the peer's step, the first factor held constant."""
    worth = jax.lax.stop_gradient(jax.grad(value, theirs)(x, y))

    def shaped(x, y):
        return value(x, y) + worth @ jax.grad(peer, theirs)(x, y)

    return jax.grad(shaped, mine)(x, y)


def step(pair, _):
    x, y = pair
    return (x + update(own, other, x, y, 0, 1), y + update(other, own, x, y, 1, 0)), None


@jax.jit
def play(x, y):
    one = lambda x, y: jax.lax.scan(step, (x, y), None, length=STEPS)[0]  # noqa: E731
    x, y = jax.vmap(one)(x, y)
    return jax.vmap(returns)(x, y)


def main():
    keys = jax.random.split(jax.random.PRNGKey(0))
    x, y = (jax.random.normal(key, (PAIRS, 5), dtype=jnp.float64) for key in keys)
    values = play(x, y).block_until_ready()
    times = []
    for _ in range(5):
        start = time.process_time()
        play(x, y).block_until_ready()
        times.append(time.process_time() - start)
    print(f"JAX {jax.__version__}: {min(times):.3f} s of processor time, mean return {values.mean():.4f}")


main()
