"""The language of the window: that of the system or a chosen one, as far as there is a translation."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from playground.paths import resources

SYSTEM, SOURCE = "system", "en"
"""What is chosen at the first start, and the language that the texts are written in."""

CATALOGUE, QT = "playground_", "qtbase_"
"""What the files begin with: our texts, and those of Qt's own buttons and dialogs."""


def languages() -> tuple[str, ...]:
    """The codes of all languages that there are: the source, then those with a file in resources/translations."""
    found = sorted(path.stem.removeprefix(CATALOGUE) for path in _folder().glob(f"{CATALOGUE}*.qm"))
    return (SOURCE, *found)


def native_name(code: str) -> str:
    """What its speakers call a language: English, Tiếng Việt."""
    name = "English" if code == SOURCE else QLocale(code).nativeLanguageName()
    return name[:1].upper() + name[1:]


def decide(chosen: str, preferred: Sequence[str], available: Sequence[str]) -> str:
    """The code of the language to speak: what was chosen, or the first of the preferred ones that is available.

    `preferred` are names of locales (vi-VN), the dearest first; where nothing fits it is the source.
    """
    wanted = [chosen, *preferred]
    codes = [name.replace("_", "-").split("-")[0].lower() for name in wanted]
    return next((code for code in codes if code in available), SOURCE)


def speak(app: QCoreApplication, chosen: str) -> str:
    """Make `app` speak the chosen language, for every text that is made from now on; returns its code.

    One file is mapped into memory and read where a text is asked for, so this takes no time at the start.
    """
    code = decide(chosen, QLocale.system().uiLanguages(), languages())
    for name in (QT, CATALOGUE):
        translator = QTranslator(app)
        if code != SOURCE and translator.load(f"{name}{code}", str(_folder())):
            app.installTranslator(translator)
    if QLocale.system().language() != QLocale(code).language():
        QLocale.setDefault(QLocale(code))  # dates
    return code


def _folder() -> Path:
    return resources() / "translations"
