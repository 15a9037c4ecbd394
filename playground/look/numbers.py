"""Numbers as people read them: a fixed number of digits, a true minus sign, no surprises in width."""

import math
import re

MINUS = "\N{MINUS SIGN}"
DIGITS = (2, 3, 4, 5, 6, 8)
"""What can be chosen as the precision of numbers that are read exactly."""

_precision = 4
_ZEROS = re.compile(r"\.?0+(?=e)")
_POWER = re.compile(r"(?<=\d)e([+-]?)0*(\d+)")

SUPERSCRIPTS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def precision() -> int:
    """Digits of a number that is looked at on purpose, in tips and tables; ticks and labels have fewer, and their own.

    Like the decimal sign of a language it is one for the whole application: `set_precision` is for its settings.
    """
    return _precision


def set_precision(digits: int) -> None:
    """Show so many digits from now on, one of DIGITS."""
    global _precision
    if digits not in DIGITS:
        raise ValueError(f"no precision of {digits} digits")
    _precision = digits


def plain(value: float, *, digits: int = 3) -> str:
    """Up to `digits` significant digits, as 0.006 or −0.334; below 1e-4 and from 1e6 on with a power of ten."""
    if not math.isfinite(value):
        return _words(value)
    if value != 0 and not 1e-4 <= abs(value) < 1e6:
        return scientific(value, digits=digits)
    text = f"{value:.{digits}g}"
    return grouped(value) if "e" in text else text.replace("-", MINUS)


def short(value: float) -> str:
    """As `plain`, without zeros before a power of ten, for the round numbers of an axis: 5e6."""
    return _ZEROS.sub("", plain(value))


def fixed(value: float, *, decimals: int = 3, sign: bool = False) -> str:
    """Exactly `decimals` places, with a plus where `sign` is wanted: +0.521."""
    if not math.isfinite(value):
        return _words(value)
    return f"{value:{'+' if sign else ''}.{decimals}f}".replace("-", MINUS)


def scientific(value: float, *, digits: int = 2) -> str:
    """`digits` significant digits and a power of ten: 3.1e−2."""
    if not math.isfinite(value):
        return _words(value)
    mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
    return f"{mantissa}e{int(exponent)}".replace("-", MINUS)


def neat(sentence: str) -> str:
    """A sentence with numbers from Python's own formats, these as `scientific` writes them: 1e−7 instead of 1e-07."""
    return _POWER.sub(lambda found: f"e{MINUS if found[1] == '-' else ''}{found[2]}", sentence)


def exact(value: float) -> str:
    """As `plain`, with the digits of numbers that are looked at on purpose."""
    return plain(value, digits=_precision)


def exact_fixed(value: float, *, sign: bool = False) -> str:
    """As `fixed`, with so many places."""
    return fixed(value, decimals=_precision, sign=sign)


def exact_scientific(value: float) -> str:
    """As `scientific`, with so many digits."""
    return scientific(value, digits=_precision)


def grouped(value: float) -> str:
    """A whole number with commas between thousands: 12,400."""
    return f"{value:,.0f}".replace("-", MINUS) if math.isfinite(value) else _words(value)


def percent(share: float, *, decimals: int = 0) -> str:
    """A share of 1 as percent: 99.2 %."""
    return f"{fixed(100 * share, decimals=decimals)}\N{NO-BREAK SPACE}%"


def power_of_ten(exponent: int) -> str:
    """10⁻⁴ for -4."""
    return "10" + str(exponent).translate(SUPERSCRIPTS)


def parse(text: str) -> float | None:
    """The first number in what somebody typed (1e-3, −0,5, 40 %, 12,400), or None where there is none.

    A comma is a decimal point unless three digits follow each one and no zero leads ("12,400").
    """
    tidy = text.strip().replace(MINUS, "-").replace("\N{NO-BREAK SPACE}", " ")
    if re.fullmatch(r"-?[1-9]\d{0,2}(,\d{3})+(\.\d+)?\D*", tidy):
        tidy = tidy.replace(",", "")
    match = re.match(r"[-+]?(\d+([.,]\d*)?|[.,]\d+)([eE][-+]?\d+)?", tidy)
    value = float(match[0].replace(",", ".")) if match else math.nan
    return value if math.isfinite(value) else None


def parse_percent(text: str) -> float | None:
    """The share of 1 that somebody typed as percent, with or without the sign."""
    value = parse(text)
    return None if value is None else value / 100


def _words(value: float) -> str:
    return "NaN" if math.isnan(value) else "∞" if value > 0 else MINUS + "∞"
