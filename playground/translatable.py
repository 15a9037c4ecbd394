"""Marks English text that is translated where it is shown, in modules that know nothing of Qt."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: ARG001 - lupdate reads the context
    """`text` unchanged; under this name Qt's lupdate finds it and files it under `context`."""
    return text
