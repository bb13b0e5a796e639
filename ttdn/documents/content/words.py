"""Lists, figures and labels in the words of a sentence."""

from collections.abc import Iterable

from ttdn.model.plan import Figure
from ttdn.vietnamese import enumerate_words, format_integer

#: More than these are counted, not named: no row of a table may outgrow its page.
_MANY_UNITS = 40


def name_units(names: Iterable[str]) -> str:
    """Each unit once; of many only the first, and how many more there are."""
    units = list(dict.fromkeys(names))
    if len(units) <= _MANY_UNITS:
        return enumerate_words(units)
    return f"{', '.join(units[:_MANY_UNITS])} và {format_integer(len(units) - _MANY_UNITS)} đơn vị khác"


def figure_words(amounts: Iterable[tuple[Figure, int]]) -> str:
    """``người tham dự: 1.200 lượt người; 86 tin, bài phản bác; …``."""
    return "; ".join(
        _figure_phrase(within_sentence(figure.label), format_integer(amount), figure.unit)
        for figure, amount in amounts
    )


def _figure_phrase(label: str, amount: str, unit: str) -> str:
    """A label that begins with the unit of measure is read as one with it."""
    return f"{amount} {label}" if label.startswith(unit) else f"{label}: {amount} {unit}"


def within_sentence(label: str) -> str:
    """A label without the capital with which it begins; abbreviations keep theirs."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
