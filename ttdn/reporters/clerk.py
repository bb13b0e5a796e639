"""The verdicts on a document's layout for other programs, and the list of the rules."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence

from ttdn.clerk.verdict import Result, Rule, Verdict
from ttdn.escape import markdown
from ttdn.language import Language, Text

_DECREE = Text("Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I", "Decree 30/2020/NĐ-CP, Phụ lục I, part I")
_HEADS = (Text("Mã", "Code"), Text("Quy tắc", "Rule"), Text("Căn cứ", "Article"))


def verdicts_as_json(name: str, results: Sequence[Result], language: Language) -> str:
    """Every rule with its verdict and everything that it looked at."""
    counts = Counter(result.verdict for result in results)
    data = {
        "version": 1,
        "file": name,
        "decree": "30/2020/NĐ-CP, Phụ lục I",
        **{verdict.name.lower(): counts[verdict] for verdict in Verdict},
        "rules": [_as_json(result, language) for result in results],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _as_json(result: Result, language: Language) -> dict[str, object]:
    return {
        "code": result.rule.code,
        "verdict": result.verdict.name.lower(),
        "rule": result.rule.title.in_language(language),
        "article": result.rule.article,
        "seen": [
            {"good": sight.good, "found": sight.found.in_language(language), "place": sight.place.in_language(language)}
            for sight in result.sights
        ],
    }


def rules_as_markdown(rules: Iterable[Rule], language: Language) -> str:
    """The table of the rules, for the reference page."""
    title = Text("Các quy tắc thể thức mà 'ttdn check-document' kiểm tra", "The rules of layout that 'ttdn check-document' checks")
    heads = " | ".join(head.in_language(language) for head in _HEADS)
    rows = "\n".join(f"| `{rule.code}` | {markdown(rule.title.in_language(language))} | {markdown(rule.article)} |" for rule in rules)
    return f"# {title.in_language(language)}\n\n{_DECREE.in_language(language)}.\n\n| {heads} |\n|---|---|---|\n{rows}\n"
