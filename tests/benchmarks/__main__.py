"""What the window is measured by, in one go: the start, then a run with every panel visible, then its memory.

    python -m tests.benchmarks [--minutes 10]

Needs a display of 1920 × 1080 (`xvfb-run -s "-screen 0 1920x1080x24"` makes one), and nothing else to do.
"""

from __future__ import annotations

import argparse
import subprocess
import sys


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10.0, help="of running, for the memory")
    minutes = parser.parse_args().minutes
    for module, *options in (("start",), ("window", "--minutes", f"{minutes:g}")):
        subprocess.run([sys.executable, "-m", f"tests.benchmarks.{module}", *options], check=True)


if __name__ == "__main__":
    main()
