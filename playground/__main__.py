"""The command line: without a command it opens the application."""

from __future__ import annotations

import gc
import os
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from pathlib import Path

from playground import __version__

ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
"""Small products are slower on several threads, and the window needs a processor of its own. Read when NumPy loads."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status."""
    for variable in ONE_THREAD:
        os.environ.setdefault(variable, "1")
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given and given[0] in COMMANDS:
        return COMMANDS[given[0]](given[1:])
    return application(given)


def application(given: list[str]) -> int:
    """Open the window."""
    parser = ArgumentParser(
        "network-playground",
        description="Drag a neural network together, train it live, and watch the gradient in every layer.",
        epilog=f"Commands, each with --help of its own: {', '.join(COMMANDS)}.",
    )
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="an experiment or a project to open")
    parser.add_argument("--version", action="version", version=f"network-playground {__version__}")
    options = parser.parse_args(given)
    from playground.ui.bindings import prepare

    prepare()
    gc.disable()  # until playground.ui.collector does it: while so much is made it takes a tenth of the time
    from playground.ui.application import main as open_application

    return open_application([] if options.file is None else [str(options.file)])


def train(given: list[str]) -> int:
    """Train without a window."""
    parser = _parser("train", "Train without a window, and write the curves, the gradients and the weights.")
    parser.add_argument("--weights", type=Path, metavar="W.npz", help="start from these weights")
    _add_training(parser)
    options = parser.parse_args(given)
    from playground import commands

    return commands.train(options.file, epochs=options.epochs, out=options.out, weights=options.weights)


def check(given: list[str]) -> int:
    """Check the gradient."""
    options = _parser("check", "Compare backpropagation with differences of the loss, layer by layer.").parse_args(
        given
    )
    from playground import commands

    return commands.check(options.file)


def render(given: list[str]) -> int:
    """Draw the panels."""
    parser = _parser("render", "Train without a window, and write the panels as pictures, for slides and handouts.")
    _add_training(parser)
    options = parser.parse_args(given)
    from playground import commands

    return commands.render(options.file, epochs=options.epochs, out=options.out)


def _parser(command: str, description: str) -> ArgumentParser:
    parser = ArgumentParser(f"network-playground {command}", description=description)
    parser.add_argument("file", type=Path, metavar="FILE", help="an experiment")
    return parser


def _add_training(parser: ArgumentParser) -> None:
    parser.add_argument("--epochs", type=_count, required=True, metavar="N", help="how many times through the data")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="the folder to write to")


def _count(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 10_000_000:
        raise ValueError
    return number


COMMANDS: dict[str, Callable[[list[str]], int]] = {"train": train, "check": check, "render": render}

if __name__ == "__main__":
    sys.exit(main())
