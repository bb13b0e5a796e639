"""The exports of many provinces, asked by the queries of the guide: 34 × 100 communes × 4 quarters."""

import re
import shutil
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest
from conftest import HERE, Run
from provinces import (
    COMMUNES,
    PROVINCES,
    QUARTERS,
    TODAY,
    YEAR,
    amount,
    authority,
    is_silent,
    plan_of,
    reports_of,
    write_province,
)

from ttdn.counting import compute_status
from ttdn.exporting.data import Data
from ttdn.exporting.everything import TABLES
from ttdn.model.plan import Plan
from ttdn.model.report import Report
from ttdn.reporters.parquet import table_as_parquet
from ttdn.reporters.tables import table_as_csv

_DOCS = HERE.parent / "docs"
_GUIDE = (_DOCS / "nhieu-don-vi.md").read_text(encoding="utf-8")
_QUERIES = re.findall(r"```sql\n(.*?)```", _GUIDE, re.DOTALL)
_ASKED = frozenset(re.findall(r"(\w+)\.parquet'", _GUIDE))
_REPORTS = [
    (province, commune, quarter)
    for province in range(PROVINCES)
    for commune in range(COMMUNES)
    for quarter in QUARTERS
    if not is_silent(province, commune, quarter)
]
Row = dict[str, Any]


def _export(folder: Path, province: int, year: int) -> None:
    """What ``ttdn export`` writes for a province, of the tables that the guide asks."""
    plan = Plan.model_validate(plan_of(province, year))
    reports = map(Report.model_validate, reports_of(province, year))
    folder.mkdir(parents=True)
    asked = _ASKED if year == YEAR else {"figures"}
    data = Data(compute_status(plan, reports, TODAY), ())
    for table in (make(data).with_labels() for make in TABLES if make.__name__ in asked):
        (folder / f"{table.name}.parquet").write_bytes(table_as_parquet(table))
        if table.name == "figures" and province < 2:
            place = folder.parents[2] / "xuat-csv" / folder.parent.name / folder.name
            place.mkdir(parents=True)
            (place / "figures.csv").write_text(table_as_csv(table), encoding="utf-8", newline="")


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The exports of all provinces, of two years."""
    root = tmp_path_factory.mktemp("cả nước")
    for province in range(PROVINCES):
        for year in (YEAR, YEAR - 1):
            _export(root / "xuat" / f"tinh-{province:02d}" / str(year), province, year)
    return root


@pytest.fixture
def asked(exports: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[Row]]:
    """The answers to the queries of the guide, run as they stand there, without a network."""
    monkeypatch.chdir(exports)
    return [_ask(query) for query in _QUERIES]


def _ask(query: str) -> list[Row]:
    with duckdb.connect(
        config={"autoinstall_known_extensions": False, "autoload_known_extensions": False}
    ) as connection:
        found = connection.sql(query)
        return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


def test_the_guide_answers_for_the_country(asked: list[list[Row]]) -> None:
    """Each answer is what is reckoned without the program; 34 provinces, 13,328 reports."""
    places, totals, means, missing, change, measures, of_csv = asked
    assert len(places) == PROVINCES
    assert {row["units"] for row in places} == {COMMUNES}
    assert not any(row["illustrative"] for row in places)

    news = sum(amount(*report) for report in _REPORTS)
    sessions = sum(commune % 5 + 1 for _, commune, _ in _REPORTS)
    assert [(row["figure"], row["total"], row["authorities"], row["units"]) for row in totals] == [
        ("news_items", news, PROVINCES, PROVINCES * COMMUNES),
        ("sessions", sessions, PROVINCES, PROVINCES * COMMUNES),
    ]
    shares = [Decimal(80 + commune % 20) + Decimal("0.25") for commune in range(COMMUNES)] * PROVINCES
    assert [(row["figure"], row["units"]) for row in means] == [("share", len(shares))]
    assert means[0]["mean"] == pytest.approx(float(sum(shares) / len(shares)), abs=0.01)

    silent = Counter(
        (authority(province), f"{YEAR}-Q{quarter}")
        for province in range(PROVINCES)
        for commune in range(COMMUNES)
        for quarter in QUARTERS
        if is_silent(province, commune, quarter)
    )
    assert {(row["authority"], row["period"]): row["missing"] for row in missing} == silent
    assert {row["asked"] for row in missing} == {COMMUNES}
    assert missing[0]["who"].count("UBND xã Số ") == missing[0]["missing"]

    own = Counter(authority(province) for province, _, _ in _REPORTS)
    assert {row["authority"]: row["change"] for row in change if row["figure"] == "news_items"} == own

    assert {row["authority"] for row in measures} == {authority(province) for province in range(PROVINCES)}
    assert {(row["dated"], row["standing"], row["carried_out"]) for row in measures} == {(COMMUNES,) * 3}
    for province, row in enumerate(measures):
        behind = {c for c in range(COMMUNES) if any(is_silent(province, c, quarter) for quarter in QUARTERS)}
        assert row["done"] == COMMUNES - len(behind)

    two = [amount(*report, year) for report in _REPORTS if report[0] < 2 for year in (YEAR, YEAR - 1)]
    assert of_csv == [{"amounts": len(two), "total": sum(two)}]


def test_what_a_folder_exports_stands_beside_them(exports: Path, tmp_path: Path, run: Run) -> None:
    """A province with its 392 files, by the command itself: the same bytes as those of the test above."""
    write_province(tmp_path / "work", 7)
    out = tmp_path / "xuat" / "tinh-07" / str(YEAR)
    arguments = ("export", "--format", "parquet", "--as-of", TODAY.isoformat(), "-o", str(out))
    code, _, complaint = run(*arguments, cwd=tmp_path / "work")
    assert (code, complaint) == (0, "")
    for name in _ASKED:
        own = (exports / "xuat" / "tinh-07" / str(YEAR) / f"{name}.parquet").read_bytes()
        assert (out / f"{name}.parquet").read_bytes() == own
    shutil.rmtree(out)


def test_both_guides_ask_the_same() -> None:
    """The queries of the English page are those that are run here."""
    english = (_DOCS / "many-cities.md").read_text(encoding="utf-8")
    assert re.findall(r"```sql\n(.*?)```", english, re.DOTALL) == _QUERIES
    assert len(_QUERIES) == 7
