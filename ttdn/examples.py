"""What the manual and the messages show as an example where no plan is at hand: of no office and no topic."""

import re

YEAR = 2026
#: The year of the examples, where it stands in a day or a period.
_YEAR = re.compile(rf"\b{YEAR}(?=-[0-9HQ]|\s\((?:năm|year)\))|(?<=[0-9]/){YEAR}\b|(?<=period: ){YEAR}\b")

#: The manual (``ttdn/rules``) has them, too. Of its other items, II.3 belongs to other units, II.4 has a part
#: of the report to itself, III.1 is open to any unit, I.3 is due each quarter.
ITEM = "II.1"
UNIT = "phuong-mot"


def in_year(words: str, year: int) -> str:
    """Words of the manual with the days and periods of their examples in another year."""
    return _YEAR.sub(str(year), words)
