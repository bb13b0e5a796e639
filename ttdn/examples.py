"""What the manual and the messages show as an example where no plan is at hand: of no office and no topic."""

import re

YEAR = 2026
#: The year of the examples, where it stands in a day or a period.
_YEAR = re.compile(rf"\b{YEAR}(?=-[0-9HQ]|\s\((?:năm|year)\))|(?<=[0-9]/){YEAR}\b|(?<=period: ){YEAR}\b")

ITEM = "II.1"
NEXT_ITEM = "II.2"
#: An item that the plan gives to other units.
ITEM_OF_OTHERS = "II.3"
#: An item that has a part of the report to itself.
ITEM_WITH_PART = "II.4"
#: An item that any unit may report on.
OPEN_ITEM = "III.1"
#: An item that is due each quarter.
RECURRING_ITEM = "I.3"
HEADING = "II"
UNIT = "phuong-mot"
UNIT_NAME = "Phường Một"


def in_year(words: str, year: int) -> str:
    """Words of the manual with the days and periods of their examples in another year."""
    return _YEAR.sub(str(year), words)
