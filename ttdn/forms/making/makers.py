"""Forms for many units, made side by side."""

from collections.abc import Iterator, Sequence

from ttdn.forms.issuing import blank_of, short_blank_of, unnumbered_blank_of
from ttdn.forms.making.workbook import make_form
from ttdn.load import Workspace
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.roster import Unit
from ttdn.places import ADDED_FORM, NUMBER_FORM
from ttdn.worker import Answer, Worker, Workers, attempt

#: A form takes a tenth of a second.
_SECONDS = 60.0

_workspace: Workspace
_plan: Plan
_period: Period
_kind: str

#: What forms are made of that do not ask for a whole report, by their kinds.
_BLANKS = {ADDED_FORM: short_blank_of, NUMBER_FORM: unnumbered_blank_of}


class FormMakers(Workers):
    """Makes forms in child processes, as many as there are processors for; few are made in this one."""

    def __init__(
        self, workspace: Workspace, plan: Plan, period: Period, kind: str, units: Sequence[Unit]
    ) -> None:
        """Say what is to be made.

        Args:
            workspace: The folder as it was read.
            plan: The plan as it stands.
            period: What the forms ask about.
            kind: What the names of the forms end with, by which their kinds are told (``ttdn.places``).
            units: Whom they ask.
        """
        self._task = (workspace, plan, period, kind)
        self._units = units
        super().__init__(
            lambda: Worker(seconds=_SECONDS, initializer=_begin, initargs=self._task), len(units)
        )

    def make(self) -> Iterator[tuple[Unit, Answer[bytes | None]]]:
        """Each unit with its form, or with why it has none; None where nothing is to be asked."""
        forms = self.map(_make, self._units)
        if len(self.workers) == 1:
            _begin(*self._task)
            forms = (attempt(_make, unit) for unit in self._units)
        return zip(self._units, forms, strict=True)


# From here on, what may run in a child.


def _begin(workspace: Workspace, plan: Plan, period: Period, kind: str) -> None:
    global _workspace, _plan, _period, _kind
    _workspace, _plan, _period, _kind = workspace, plan, period, kind


def _make(unit: Unit) -> bytes | None:
    blank = _BLANKS.get(_kind, blank_of)(_workspace, _plan, unit, _period)
    return make_form(blank) if blank is not None else None
