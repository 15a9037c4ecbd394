"""A small reader of PDF files, so that what was written is read by something that did not write it."""

import re
import zlib
from dataclasses import dataclass

ICON = 32  # px


@dataclass(frozen=True)
class Pdf:
    """What a file holds: pages, size of the first in points, operators by name, bitmaps larger than icons, fonts."""

    pages: int
    size: tuple[float, float]
    operators: dict[str, int]
    bitmaps: int
    fonts: int


def read_pdf(content: bytes) -> Pdf:
    """Read a file. AssertionError: it is none, or its end is missing."""
    assert content.startswith(b"%PDF-1.") and content.rstrip().endswith(b"%%EOF") and b"trailer" in content
    start = int(re.findall(rb"startxref\s+(\d+)", content)[-1])
    assert content[start:].startswith(b"xref"), "the table of objects is where the end says"
    streams = [zlib.decompress(each) for each in re.findall(rb"stream\r?\n(x.*?)\r?\nendstream", content, re.DOTALL)]
    drawing = b"\n".join(
        each for each in streams if re.search(rb"\b(BT|re|l|c)\b", each[:4000]) and b"\x00" not in each
    )
    words = re.findall(rb"(?<=[\s>\])])(Tj|TJ|re|l|c|f|f\*|S|B|Do|BT)(?=\s)", drawing)
    [box, *_] = re.findall(rb"/MediaBox \[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]", content)
    return Pdf(
        pages=len(re.findall(rb"/Type /Page\b", content)),
        size=(float(box[0]), float(box[1])),
        operators={word.decode(): words.count(word) for word in set(words)},
        bitmaps=sum(int(width) > ICON for width in re.findall(rb"/Subtype /Image\s+/Width (\d+)", content)),
        fonts=len(re.findall(rb"/Type /Font\b", content)),
    )
