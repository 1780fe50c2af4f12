"""Measures and adds a line to docs/benchmarks.md: machine, version, speeds, and ratios to what others do.

    python3 history.py PROGRAM [seconds]

PROGRAM is the built program; `make benchmarks` calls this. The peer in JAX is measured if this Python has it.
"""

import datetime
import json
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PAGE = os.path.join(ROOT, "docs", "benchmarks.md")


def said(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def machine():
    with open("/proc/cpuinfo") as file:
        names = re.findall(r"^model name\s*:\s*(.*)$", file.read(), re.MULTILINE)
    name = re.sub(r"\((R|TM)\)|CPU|Processor|@.*", "", names[0] if names else "unknown")
    return f"{' '.join(name.split())}, {os.cpu_count()} threads"


def jax_seconds():
    """Of the peer, in seconds of processor time; None without JAX."""
    try:
        line = said(sys.executable, os.path.join(ROOT, "Tests", "Peers", "lola_jax.py"))
    except subprocess.CalledProcessError:
        return None
    return float(re.search(r": ([0-9.]+) s of processor time", line).group(1))


def main():
    program, seconds = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "1"
    measured = json.loads(said(program, "bench", "--json", "--seconds", seconds))
    peer = jax_seconds()
    commit = said("git", "-C", ROOT, "rev-parse", "--short=9", "HEAD")
    version = said(program, "--version").split(",")[0]
    get = measured.get
    physics = get("cheetahSimulationStepsPerSecond1")
    cells = [
        datetime.date.today().isoformat(),
        machine(),
        f"{version} ({commit})",
        f"{get('tabularChainsPerSecond1'):.0f}",
        f"{get('lstmChainSeconds1'):.3f}",
        f"{100 * get('lstmGflops1') / get('fmaPeakGflops1'):.0f} % of {get('fmaPeakGflops1'):.0f}",
        f"{get('lstmPeakMegabytes'):.0f}",
        f"{get('cheetahChainSeconds1'):.3f}" if physics else "--",
        f"{100 * physics / get('mjStepRate1'):.0f} %" if physics else "--",
        f"{get('gameStepsPerSecond1')['coin-game'] / 1e6:.1f}",
        f"{get('lolaPairingSeconds1'):.4f}",
        f"{peer / get('lolaPairingSeconds1'):.0f} times" if peer else "--",
        f"{get('frameMilliseconds'):.2f}",
        f"{get('keyLatencyP99Milliseconds'):.1f}",
    ]
    with open(PAGE, "a") as file:
        file.write("| " + " | ".join(cells) + " |\n")
    print(f"Added to {os.path.relpath(PAGE)}: {' | '.join(cells)}")


main()
