"""English text that is translated where it is shown, in modules that know nothing of Qt."""

from __future__ import annotations

from typing import Any

PROBLEMS, KINDS = "Problems", "Kinds"
"""The contexts of sentences about what is wrong, and of words for kinds and knobs."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: ARG001 - lupdate reads the context
    """`text` unchanged; under this name Qt's lupdate finds it and files it under `context`."""
    return text


class Message(str):
    """A text in English that remembers what it was made of, for whoever says it in another language.

    `template` has {names} for `values`; values that are Messages are said in the other language too.

    >>> Message(QT_TRANSLATE_NOOP("Problems", "{file} is empty"), file="a.csv")
    'a.csv is empty'
    """

    template: str
    values: dict[str, Any]
    context: str

    def __new__(cls, template: str, /, *, context: str = PROBLEMS, **values: Any) -> Message:
        made = super().__new__(cls, template.format(**values) if values else template)
        made.template, made.values, made.context = template, values, context
        return made


def told(error: Exception) -> str:
    """What an exception says: its Message where it was raised with one; for OSError the reason without the file."""
    if isinstance(error, OSError) and error.strerror:
        return Message(error.strerror)
    first = error.args[0] if error.args else ""
    return first if isinstance(first, Message) else str(error)
