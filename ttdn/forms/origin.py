"""Where a file came from: the mail or archive that it lay in, who sent it, when, and how. Values only."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ttdn.model.register import Way


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a file came from.

    ``container`` is the name of the mail or archive, ``holder`` where that lies, ``folder`` where what it
    holds was laid out; they are empty for a file that came by itself. ``sent`` is the day of sending in
    Vietnam, as the mail says it; ``address`` and ``sender`` are of its sender, on one line each.
    """

    way: Way = Way.OTHER
    container: str = ""
    holder: Path | None = None
    folder: Path | None = None
    sent: date | None = None
    address: str = ""
    sender: str = ""

    def arrived(self, today: date, year: int) -> date:
        """The day on which it came: that of sending, where that can be.

        Args:
            today: The day of receipt; nothing comes later.
            year: That of the plan; nothing comes before it.
        """
        return self.credible(today, year).sent or today

    def credible(self, today: date, year: int) -> "Origin":
        """The same without a day of sending that cannot be: a wrong clock's, or a forged one."""
        can_be = self.sent is not None and year <= self.sent.year and self.sent <= today
        return self if can_be else replace(self, sent=None)


#: Of a file that came by itself, nobody says how.
ALONE = Origin()
