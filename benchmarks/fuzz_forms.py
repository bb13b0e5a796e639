"""Broken variants of filled Excel forms, for ``fuzz.py``.

The guard, the reading, the checks, the copy that goes back.
"""

import io
import random
import zlib
from dataclasses import replace
from datetime import date
from pathlib import Path

from fuzz_packages import unpack, vary
from fuzzing import ROOT, Subject, Verdict, expect
from openpyxl import load_workbook

from ttdn.checking import check_workspace
from ttdn.forms.collected import Collected, Outcome, Receipt
from ttdn.forms.incoming import IncomingFile
from ttdn.forms.issuing import blank_of
from ttdn.forms.key import make_key
from ttdn.forms.making.workbook import make_form
from ttdn.forms.marked_copy import add_receipt, mark_copy
from ttdn.forms.marks import CopyNotMadeError
from ttdn.forms.reading.form import open_form
from ttdn.forms.taking.batch import settle
from ttdn.forms.taking.collecting import collect_form
from ttdn.model.period import parse_period

UNIT = "phuong-loc-tho"
#: Of one input in so many the copy that goes back is made, too, which takes longer than reading it.
COPIES = 4
RECEIPT = Receipt(date(2020, 12, 5), given=True)


class Forms(Subject):
    """What ``ttdn collect`` does with one file, in this process; nothing is written into the folder."""

    name, ending = "forms", "xlsx"

    def __init__(self, folder: Path) -> None:
        """Make a folder with the small plan of the tests, and forms of one unit.

        As sent out, filled in, with faults, given back.
        """
        plan = folder / "plan" / "2020.yaml"
        plan.parent.mkdir(parents=True)
        plan.write_bytes((ROOT / "tests" / "cases" / "plan.yaml").read_bytes())
        make_key(folder)
        self.path = folder / "a.xlsx"
        self.workspace = check_workspace(folder).workspace
        blank = self._blank()
        good, bad = self._fill(blank, 12), self._fill(blank, "mười hai")
        self.path.write_bytes(bad)
        returned = mark_copy(bad, self._collect())
        self.seeds = [unpack(one) for one in (blank, good, good, bad, returned)]

    def _blank(self) -> bytes:
        plan = self.workspace.plans[2020].plan
        period = parse_period("2020")
        if period is None:
            raise ValueError
        return make_form(blank_of(self.workspace, plan, plan.units_by_id[UNIT], period))

    def _fill(self, raw: bytes, number: object) -> bytes:
        plan = self.workspace.plans[2020].plan
        places = open_form("a.xlsx", raw).read(plan).places
        book = load_workbook(io.BytesIO(raw))
        for path, place in places.items():
            key = path[-1]
            if path[0] == "results" and key in {"status", "completed", "summary"}:
                book[place.sheet][place.cell].value = {"status": "Đang thực hiện", "completed": None}.get(
                    key, "Đã đăng tin"
                )
            elif key in plan.figures_by_id:
                book[place.sheet][place.cell].value = number
        stream = io.BytesIO()
        book.save(stream)
        return stream.getvalue()

    def make(self, chance: random.Random) -> bytes:
        """A variant."""
        return vary(self.seeds, chance)

    def _collect(self) -> Collected:
        return settle(
            self.workspace,
            [collect_form(self.workspace, IncomingFile("a.xlsx", self.path, named=True), RECEIPT)],
        )[0]

    def judge(self, data: bytes) -> Verdict:
        """The outcome, and what goes back to the sender."""
        self.path.write_bytes(data)
        outcome = self._collect()
        copy = b""
        if zlib.crc32(data) % COPIES:
            return Verdict(outcome.outcome.name.lower(), replace(outcome, path=Path()))
        try:
            if outcome.outcome is Outcome.RETURNED:
                copy = mark_copy(data, outcome)
            elif outcome.report is not None and outcome.outcome.is_taken:
                copy = add_receipt(
                    data, (*outcome.values.values(), *(str(change) for change in outcome.changes))
                )
        except CopyNotMadeError:
            copy = b"none"
        if copy.startswith(b"PK"):
            for name, content in unpack(copy).items():
                dead = (
                    "externalLink" not in name
                    and "vba" not in name.lower()
                    and b"<f>" not in content
                    and b"<f " not in content
                )
                expect(dead, f"{name} of what goes back is alive.")
        return Verdict(outcome.outcome.name.lower(), (replace(outcome, path=Path()), copy))
