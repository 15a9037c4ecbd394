"""Formulas that a user types, such as `x*sigmoid(1.7*x)`, read by a parser of its own: no name but the listed ones."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from playground.engine.expression import FUNCTIONS, Expression, Step
from playground.translatable import QT_TRANSLATE_NOOP, told

LONGEST, DEEPEST = 200, 40
"""Characters of a formula, and parentheses within each other."""

CONSTANTS = {"pi": math.pi, "e": math.e}
SPELLINGS = str.maketrans({"−": "-", "–": "-", "×": "*", "·": "*"})

TOKEN = re.compile(
    r"\s*(?:(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?P<name>[A-Za-z_]\w*)|(?P<mark>\*\*|\S)|$)"
)


class FormulaError(ValueError):
    """A formula that can't be read; the sentence says where."""


class Parser:
    """Recursive descent over the grammar of sums, products, signs, powers and calls."""

    def __init__(self, text: str) -> None:
        self.text = text.translate(SPELLINGS)
        self.steps: dict[Step, int] = {Step("x"): 0}
        self.depth = 0
        self.place = 0
        self.advance()

    def advance(self) -> None:
        """On to the next token: its kind, its text and its position, counted from 1."""
        match = TOKEN.match(self.text, self.place)
        assert match is not None
        self.kind = match.lastgroup or "end"
        self.token = match[self.kind] if match.lastgroup else ""
        self.position = (match.start(self.kind) if match.lastgroup else len(self.text.rstrip())) + 1
        self.place = match.end()

    def error(self, expected: str) -> FormulaError:
        """What to say where something else is expected."""
        found = QT_TRANSLATE_NOOP("Problems", "the end") if self.kind == "end" else repr(self.token)
        template = QT_TRANSLATE_NOOP("Problems", "position {position}: expected {expected}, found {found}")
        return FormulaError(template.format(position=self.position, expected=expected, found=found))

    def add(self, operation: str, *inputs: int, number: float = 0.0) -> int:
        """The step, a new one unless there is one like it."""
        return self.steps.setdefault(Step(operation, inputs, number), len(self.steps))

    def take(self, *marks: str) -> str:
        """One of the marks, if it stands here."""
        token = self.token if self.kind == "mark" and self.token in marks else ""
        if token:
            self.advance()
        return token

    def expression(self) -> Expression:
        """All of the text."""
        root = self.sum()
        if self.kind != "end":
            raise self.error(QT_TRANSLATE_NOOP("Problems", "an operator, such as +, - or *, or the end"))
        return Expression(tuple(self.steps), root)

    def sum(self) -> int:
        left = self.product()
        while operator := self.take("+", "-"):
            left = self.add(operator, left, self.product())
        return left

    def product(self) -> int:
        left = self.signed()
        while operator := self.take("*", "/"):
            left = self.add(operator, left, self.signed())
        return left

    def signed(self) -> int:
        self.depth += 1
        if self.depth > DEEPEST:
            raise FormulaError(
                QT_TRANSLATE_NOOP(
                    "Problems", "position {position}: more than {most} parentheses or signs within each other"
                ).format(position=self.position, most=DEEPEST)
            )
        if self.take("-"):
            made = self.add("negative", self.signed())
        elif self.take("+"):
            made = self.signed()
        else:
            made = self.power()
        self.depth -= 1
        return made

    def power(self) -> int:
        base = self.primary()
        if not self.take("**"):
            return base
        exponent = self.signed()  # to the right first, and with its own sign
        step = list(self.steps)[exponent]
        if step.operation == "number" and step.number in range(17):
            return self.multiplied(base, int(step.number))
        return self.add("**", base, exponent)

    def multiplied(self, base: int, times: int) -> int:
        """A whole power as products, which are faster than NumPy's power and right for negative x."""
        if times <= 1:
            return base if times else self.add("number", number=1.0)
        half = self.multiplied(base, times // 2)
        square = self.add("*", half, half)
        return self.add("*", square, base) if times % 2 else square

    def primary(self) -> int:
        expected = QT_TRANSLATE_NOOP("Problems", "a number, x, a function or '('")
        if self.kind == "number":
            number = float(self.token)
            if not math.isfinite(number):
                raise self.error(QT_TRANSLATE_NOOP("Problems", "a smaller number"))
            self.advance()
            return self.add("number", number=number)
        if self.kind == "name":
            return self.named()
        if not self.take("("):
            raise self.error(expected)
        inner = self.sum()
        if not self.take(")"):
            raise self.error("')'")
        return inner

    def named(self) -> int:
        name, position = self.token, self.position
        self.advance()
        if name == "x":
            return 0
        if name in CONSTANTS:
            return self.add("number", number=CONSTANTS[name])
        if name not in FUNCTIONS:
            known = ", ".join(("x", *CONSTANTS, *FUNCTIONS))
            raise FormulaError(
                QT_TRANSLATE_NOOP("Problems", "position {position}: unknown name {name}; known are {known}").format(
                    position=position, name=repr(name), known=known
                )
            )
        if not self.take("("):
            raise self.error(QT_TRANSLATE_NOOP("Problems", "'(' after {name}").format(name=name))
        values = [self.sum()]
        while self.take(","):
            values.append(self.sum())
        if not self.take(")"):
            raise self.error(QT_TRANSLATE_NOOP("Problems", "',' or ')'"))
        return self.called(name, values, position)

    def called(self, name: str, values: list[int], position: int) -> int:
        """A function of its values; min and max take as many as there are."""
        takes = len(FUNCTIONS[name].partials)
        if len(values) != takes and not (takes == 2 and len(values) > 2):
            template = (
                QT_TRANSLATE_NOOP("Problems", "position {position}: {name} takes one value, got {count}")
                if takes == 1
                else QT_TRANSLATE_NOOP("Problems", "position {position}: {name} takes two values or more, got {count}")
            )
            raise FormulaError(template.format(position=position, name=name, count=len(values)))
        made = values[0] if takes == 2 else self.add(name, values[0])
        for value in values[1:]:
            made = self.add(name, made, value)
        return made


@lru_cache(maxsize=256)
def parse(text: str) -> Expression:
    """What the formula means. FormulaError: a sentence that names the position, counted from 1."""
    if len(text) > LONGEST:
        raise FormulaError(
            QT_TRANSLATE_NOOP("Problems", "the formula has {count} characters, and {most} are the most").format(
                count=len(text), most=LONGEST
            )
        )
    return Parser(text).expression()


def problem(text: str) -> str | None:
    """What is wrong with a formula, or None."""
    try:
        parse(text)
    except FormulaError as error:
        return told(error)
    return None
