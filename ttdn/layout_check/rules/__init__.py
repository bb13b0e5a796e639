"""The rules of Phụ lục I of NĐ 30/2020/NĐ-CP that can be measured in a file, in the order of a document.

Beside them is what is advised.
"""

from ttdn.layout_check.rules import advice, body, foot, head, page
from ttdn.layout_check.verdict import Check, Rule

RULES: dict[Rule, Check] = page.RULES | head.RULES | body.RULES | foot.RULES
ADVICE: dict[Rule, Check] = advice.RULES
