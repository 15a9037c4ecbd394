"""Brings resources/translations up to date with the texts in the source, for translators:

.venv/bin/python packaging/translations.py    # after a text has changed, and again when it has been translated

The sources are one .ts file per language; a new language begins as an empty playground_<code>.ts. What is new is marked
as unfinished there. The .qm files, which the application reads, are made from them and committed too: neither
installing nor running then needs Qt's tools, and pip, a wheel and a bundle all take them as they are.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import PySide6

from playground.look.words import texts
from playground.translatable import KINDS

ROOT = Path(__file__).resolve().parent.parent


def update(folder: Path) -> None:
    """Bring the files in `folder` up to date. Those of Qt's own texts (qtbase_*.ts) have no source here."""
    with TemporaryDirectory() as temporary:
        kinds = Path(temporary) / "kinds.py"
        rows = [f"QT_TRANSLATE_NOOP({KINDS!r}, {text!r})\n" for text in dict.fromkeys(texts()) if text]
        kinds.write_text("".join(rows), "utf-8")
        catalogues = sorted(map(str, folder.glob("playground_*.ts")))
        options = ("-silent", "-extensions", "py", "-locations", "none", "-no-obsolete")
        tool("lupdate", *options, str(ROOT / "playground"), str(kinds), "-ts", *catalogues)
    for source in sorted(folder.glob("*.ts")):
        tool("lrelease", "-silent", "-nounfinished", str(source), "-qm", str(source.with_suffix(".qm")))


def tool(name: str, *arguments: str) -> None:
    """Run one of Qt's tools, which come with PySide6."""
    subprocess.run([Path(PySide6.__file__).with_name(name), *arguments], check=True)


if __name__ == "__main__":
    update(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "resources" / "translations")
