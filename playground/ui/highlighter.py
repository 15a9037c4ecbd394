"""Colours for Python code: comments and texts step back, the rest is what is read."""

from __future__ import annotations

import re

from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument

from playground.look.look import Look

QUOTES = '"""'

PARTS = re.compile(
    r"""(?P<comment>\#.*)|(?P<text>[rf]*"(?:[^"\\]|\\.)*"|[rf]*'(?:[^'\\]|\\.)*')|"""
    r"""\b(?P<word>and|as|class|def|except|False|for|from|global|if|import|in|None|not|or|pass|return|True|try|with)\b"""
)

COLOURS = {"comment": "muted", "text": "negative", "word": "accent"}
"""The token of each part."""


class Highlighter(QSyntaxHighlighter):
    """Colours a document as the theme has it."""

    def __init__(self, document: QTextDocument, look: Look) -> None:
        super().__init__(document)
        self._look = look
        look.changed.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        """Texts in three quotes go on over several lines: that is state 1."""
        inside = self.previousBlockState() == 1
        if inside or QUOTES in text:
            turns = text.count(QUOTES) % 2 == 1
            self.setCurrentBlockState(int(inside != turns))
            self._paint(0, len(text), "comment")
            return
        self.setCurrentBlockState(0)
        for match in PARTS.finditer(text):
            start, end = match.span()
            self._paint(start, end - start, match.lastgroup or "")

    def _paint(self, start: int, count: int, part: str) -> None:
        style = QTextCharFormat()
        style.setForeground(self._look.theme.colour(COLOURS[part]))
        self.setFormat(start, count, style)
