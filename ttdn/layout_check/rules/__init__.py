"""The rules of Phụ lục I of NĐ 30/2020/NĐ-CP that can be measured in a file, in the order of a document.

Beside them is what is advised. What each asks for is written in ``titles.toml``.
"""

from collections.abc import Mapping

from ttdn.language import read_texts
from ttdn.layout_check.rules import advice, body, foot, head, page
from ttdn.layout_check.verdict import Check, Rule

_WRITTEN = read_texts(__file__, "titles")


def _rules(checks: Mapping[str, Check], *, advised: bool = False) -> dict[Rule, Check]:
    return {
        Rule(code, _WRITTEN[code]["title"], _WRITTEN[code].get("article", ""), advised): check
        for code, check in checks.items()
    }


RULES = _rules(page.CHECKS | head.CHECKS | body.CHECKS | foot.CHECKS)
ADVICE = _rules(advice.CHECKS, advised=True)
