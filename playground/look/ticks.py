"""Where an axis puts its ticks and what it writes there: a few round numbers, whole decades on a log axis."""

import math

from playground.look import numbers

NICE = (1.0, 2.0, 5.0)


def linear_ticks(low: float, high: float, *, most: int) -> list[float]:
    """At most about `most` multiples of 1, 2 or 5 times a power of ten between low and high; two, which make a scale.

    So where only one of the multiples lies between them, they are finer.
    """
    if not (math.isfinite(low) and math.isfinite(high)) or high <= low:
        return []
    raw = (high - low) / max(most, 1)
    power = 10.0 ** math.floor(math.log10(raw))
    steps = [nice * power / 10.0 for nice in NICE] + [nice * power for nice in (*NICE, 10.0)]
    wide = next(index for index, step in enumerate(steps) if step >= raw * 0.999)
    for step in steps[wide::-1]:
        first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
        if last > first:
            break
    every = 1 if last - first <= most else 2
    return [round(i * step, 12 - math.floor(math.log10(step))) for i in range(first, last + 1, every)]


def labelled(low: float, high: float, *, most: int) -> list[tuple[float, str]]:
    """The linear ticks with what is written there."""
    return [(at, numbers.short(at)) for at in linear_ticks(low, high, most=most)]


def decade_ticks(low: float, high: float, *, most: int) -> list[tuple[float, str]]:
    """(log10 of the value, label) between the exponents low and high.

    Whole decades (10⁻⁴), every second or third where they crowd; over less than two decades also 3s, over less than one
    2s and 5s, then written as plain numbers (0.3).
    """
    if not (math.isfinite(low) and math.isfinite(high)) or high <= low:
        return []
    if high - low >= 2:
        every = max(1, math.ceil((high - low) / max(most, 1)))
        decades = range(math.ceil(low - 1e-9), math.floor(high + 1e-9) + 1)
        return [(float(decade), numbers.power_of_ten(decade)) for decade in decades if decade % every == 0]
    mantissas = (1, 3) if high - low >= 0.9 else (1, 2, 5)
    decades = range(math.floor(low), math.ceil(high) + 1)
    rows = [(e + math.log10(m), numbers.plain(float(f"{m}e{e}"))) for e in decades for m in mantissas]
    return [(at, text) for at, text in rows if low - 1e-9 <= at <= high + 1e-9]
