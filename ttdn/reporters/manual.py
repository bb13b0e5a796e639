"""The manual of the findings as Markdown: one entry, or the whole reference page."""

from ttdn.language import Language, Text
from ttdn.rules import RULES, Rule

_TITLE = Text("# Các phát hiện của `ttdn validate`", "# The findings of `ttdn validate`")
_INTRODUCTION = Text(
    "Trang này do `ttdn explain --all` viết ra. Mỗi mã một mục: kiểm tra điều gì, vì sao, một "
    "chỗ sai và chỗ đó khi đã sửa.",
    "This page is written by `ttdn --lang en explain --all`. One entry for each code: what is "
    "checked, why, a mistake and its correction.",
)
_WARNING, _ERROR = Text("lưu ý", "warning"), Text("lỗi", "error")
_ADJUSTABLE = Text("đổi được mức trong kế hoạch (`levels`)", "its level can be set in the plan (`levels`)")
_WRONG, _RIGHT = Text("Sai:", "Wrong:"), Text("Đúng:", "Right:")


def manual_as_markdown(language: Language) -> str:
    """The reference page: every rule in the order of its code."""
    head = [_TITLE.in_language(language), "", _INTRODUCTION.in_language(language), ""]
    index = [f"- [`{code}`](#{code}): {RULES[code].title.in_language(language)}" for code in sorted(RULES)]
    entries = [rule_as_markdown(RULES[code], language) for code in sorted(RULES)]
    return "\n".join([*head, *index, "", "\n".join(entries)])


def rule_as_markdown(rule: Rule, language: Language) -> str:
    """One entry of the manual."""
    level = (_WARNING if rule.warning else _ERROR).in_language(language)
    adjustable = f"; {_ADJUSTABLE.in_language(language)}" if rule.adjustable else ""
    parts = [
        f"## {rule.code}",
        f"**{rule.title.in_language(language)}** ({level}{adjustable})",
        rule.what.in_language(language),
        rule.why.in_language(language),
        _WRONG.in_language(language),
        f"```yaml\n{rule.bad}\n```",
        _RIGHT.in_language(language),
        f"```yaml\n{rule.good}\n```",
    ]
    return "\n\n".join(parts) + "\n"
