"""Forms for many units, made side by side."""

from collections.abc import Iterator, Sequence

from ttdn.forms.issuing import blank_of, short_blank_of
from ttdn.forms.workbook import make_form
from ttdn.load import Workspace
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.roster import Unit
from ttdn.worker import Answer, Worker, Workers, attempt

#: A form takes a tenth of a second.
_SECONDS = 60.0

_workspace: Workspace
_plan: Plan
_period: Period
_is_short: bool


class FormMakers(Workers):
    """Makes forms in child processes, as many as there are processors for; few are made in this one."""

    def __init__(
        self, workspace: Workspace, plan: Plan, period: Period, *, short: bool, units: Sequence[Unit]
    ) -> None:
        """Say what is to be made.

        Args:
            workspace: The folder as it was read.
            plan: The plan as it stands.
            period: What the forms ask about.
            short: Whether they ask only about what was added to the plan since the unit was asked.
            units: Whom they ask.
        """
        self._task = (workspace, plan, period, short)
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


def _begin(workspace: Workspace, plan: Plan, period: Period, is_short: bool) -> None:  # noqa: FBT001 - by position, as it is sent
    global _workspace, _plan, _period, _is_short
    _workspace, _plan, _period, _is_short = workspace, plan, period, is_short


def _make(unit: Unit) -> bytes | None:
    blank = (short_blank_of if _is_short else blank_of)(_workspace, _plan, unit, _period)
    return make_form(blank) if blank is not None else None
