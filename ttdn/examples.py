"""What the manual and the messages show as an example where no plan is at hand."""

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
