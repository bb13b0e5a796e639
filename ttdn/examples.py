"""What the manual and the messages show as an example where no plan is at hand."""

import re

#: The year of the examples, where it stands in a day or a period.
_YEAR = re.compile(r"\b2020(?=-[0-9HQ]|\s\((?:năm|year)\))|(?<=[0-9]/)2020\b|(?<=period: )2020\b")

ITEM = "II.5.1"
NEXT_ITEM = "II.5.2"
#: An item that the plan gives to other units.
ITEM_OF_OTHERS = "II.5.8"
#: An item that any unit may report on.
OPEN_ITEM = "III.6"
#: An item that has a part of the report to itself.
ITEM_WITH_PART = "II.2"
HEADING = "II.5"
UNIT = "phuong-loc-tho"
UNIT_NAME = "Phường Lộc Thọ"


def in_year(words: str, year: int) -> str:
    """Words of the manual with the days and periods of their examples in another year."""
    return _YEAR.sub(str(year), words)
