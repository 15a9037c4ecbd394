"""Texts that are translated where they are shown keep what they were made of."""

from playground.registry import knob
from playground.translatable import QT_TRANSLATE_NOOP, Message, told

EMPTY = QT_TRANSLATE_NOOP("Problems", "{file} is empty: {reason}")


def test_a_message_is_its_english_text_and_remembers_template_and_values() -> None:
    inner = QT_TRANSLATE_NOOP("Problems", "no rows")
    message = EMPTY.format(file="a.csv", reason=inner)
    assert message == "a.csv is empty: no rows"
    assert (message.context, message.template) == ("Problems", EMPTY)
    assert message.values == {"file": "a.csv", "reason": inner}


def test_values_may_have_any_name_and_format() -> None:
    template = QT_TRANSLATE_NOOP("Health", "{text:.0%} {context} {template} {values}")
    assert template.format(text=0.5, context=1, template=2, values=3) == "50% 1 2 3"


def test_what_an_error_says_keeps_its_message() -> None:
    assert isinstance(told(ValueError(EMPTY.format(file="a", reason="b"))), Message)
    assert told(ValueError("plain")) == "plain" and told(MemoryError()) == ""
    assert told(FileNotFoundError(2, "No such file or directory", "/a/b")) == "No such file or directory"


def test_a_knob_says_what_is_wrong_in_a_message() -> None:
    metadata = knob(1, low=1, high=8).metadata["knob"]
    problem = metadata.problem(9)
    assert problem == "must be 1 to 8, got 9" and problem.template == "must be {expected}, got {value}"
    assert problem.values["expected"].template == "{low} to {high}"
