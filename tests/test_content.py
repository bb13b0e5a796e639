"""What is said, before any template: counts and rates of a small plan."""

from collections.abc import Callable

import pytest

from ttdn.documents.content.items import tally
from ttdn.documents.content.submissions import submission_names
from ttdn.documents.content.summary import summary_content
from ttdn.status import Status
from ttdn.status.states import Rate

Stand = Callable[..., Status]


def test_rate_of_submissions(stand: Stand) -> None:
    """The reports that are in, of the units that must report."""
    status = stand("2020-12-12", {}, {"unit": "xa-vinh-luong", "received": "2020-12-11"})
    required = submission_names(status.plan, status.submissions)
    assert (required.units, required.received) == (7, 2)
    assert (required.on_time, required.late) == (1, 1)
    assert required.rate == Rate(2, 7)


@pytest.mark.parametrize(
    ("state", "rate", "share"), [("done", 1, 0), ("in_progress", 0, 0), ("not_arisen", 0, 1)]
)
def test_rates_of_an_item(stand: Stand, state: str, rate: int, share: int) -> None:
    """Carried out, of the assignments less those for which nothing came up; none of them has a deadline."""
    result = {"item": "II.5.1", "status": state, "completed": "2020-11-01" if state == "done" else None}
    given = {name: value for name, value in result.items() if value}
    status = stand("2020-12-20", {"results": [given]})
    counts = tally(status.by_item["II.5.1"])
    assert (counts.completion, counts.standing) == (None, Rate(rate, counts.owed - share))
    assert (counts.carried_out, counts.running, counts.not_arisen) == (
        rate,
        int(state == "in_progress"),
        share,
    )


def test_measures_in_words(stand: Stand) -> None:
    """Each rate names its base; a kind of work that there is none of is not spoken of."""
    status = stand("2020-12-20", {"results": [{"item": "II.5.1", "status": "in_progress", "summary": "Có"}]})
    standing = "tỷ lệ thực hiện nhiệm vụ thường xuyên đạt 33,33% (1/3)"
    assert tally(status.by_item["II.5.1"]).measures == standing
    both = (*status.by_item["II.5.1"], *status.by_item["II.5.8"])
    assert tally(both).measures == f"{standing}, tỷ lệ hoàn thành nhiệm vụ có thời hạn đạt 0,00% (0/1)"
    assert tally(status.by_item["II.5.8"]).measures == "", "nothing is reported yet"


def test_rate_of_money(stand: Stand) -> None:
    """Spent, of what was allocated."""
    names = summary_content(stand("2020-12-20", {"funding": {"allocated": "400", "spent": "100"}})).names
    assert names.funding_rate == Rate(100, 400)
    assert (names.funding.units, names.funding.allocated, names.funding.spent) == (1, 400, 100)


@pytest.mark.parametrize(
    "again", ["KẾ HOẠCH  TUYÊN TRUYỀN", "Ke hoach tuyen truyen", "kế hoạch tuyên truyền"]
)
def test_programme_is_known_by_its_title_however_it_is_typed(stand: Stand, again: str) -> None:
    """Capitals, accents and spaces do not make two programmes of one."""
    first, other = {"title": "Kế hoạch tuyên truyền"}, {"title": again, "approved": "2020-05-05"}
    reports = (
        {"programmes": [first]},
        {"period": "2020-Q2", "received": "2020-07-01", "programmes": [other]},
    )
    (programme,) = summary_content(stand("2020-12-20", *reports)).names.programmes
    assert (programme.title, str(programme.approved)) == ("Kế hoạch tuyên truyền", "2020-05-05")
