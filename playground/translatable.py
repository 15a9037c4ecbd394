"""English text that is translated where it is shown, in modules that know nothing of Qt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

PROBLEMS, KINDS = "Problems", "Kinds"
"""The contexts of sentences about what is wrong, and of words for kinds and knobs."""


class Message(str):
    """A text in English that remembers its context, its template and what filled that, to be said in another language.

    >>> QT_TRANSLATE_NOOP("Problems", "{file} is empty").format(file="a.csv").values
    {'file': 'a.csv'}
    """

    context: str
    template: str
    values: Mapping[str, Any]

    def __new__(cls, text: str, context: str, template: str = "", values: Mapping[str, Any] | None = None) -> Message:
        made = super().__new__(cls, text)
        made.context, made.template, made.values = context, template or text, values or {}
        return made

    def format(self, *args: object, **values: Any) -> Message:
        """As of any text; values that are Messages too are said in the other language as well."""
        return Message(super().format(*args, **values), self.context, self.template, values)


def QT_TRANSLATE_NOOP(context: str, text: str) -> Message:
    """`text`, marked: under this name Qt's lupdate finds it and files it under `context`."""
    return Message(text, context)


def told(error: Exception) -> str:
    """What an exception says, as the Message that it was raised with, or of a system's error the reason alone."""
    if isinstance(error, OSError) and error.strerror:
        return Message(error.strerror, PROBLEMS)
    return error.args[0] if error.args and isinstance(error.args[0], Message) else str(error)
