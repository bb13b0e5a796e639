"""The manual of the findings as Markdown: one entry, or the whole reference page."""

from ttdn.language import Language, Text
from ttdn.rules import RULES, Rule

_TITLE = Text("# Các phát hiện của `ttdn validate`", "# The findings of `ttdn validate`")
_INTRODUCTION = Text(
    "Trang này do `ttdn explain --all` viết ra. Mỗi mã một mục: kiểm tra điều gì, vì sao, một "
    "chỗ sai và chỗ đó khi đã sửa. English: [findings.md](findings.md).",
    "This page is written by `ttdn --lang en explain --all`. One entry for each code: what is "
    "checked, why, a mistake and its correction. Tiếng Việt: [ma-loi.md](ma-loi.md).",
)


def manual_as_markdown(language: Language) -> str:
    """The reference page: every rule in the order of its code."""
    say = language.say
    head = [say(*_TITLE), "", say(*_INTRODUCTION), ""]
    index = [f"- [`{code}`](#{code}): {say(*RULES[code].title)}" for code in sorted(RULES)]
    entries = [rule_as_markdown(RULES[code], language) for code in sorted(RULES)]
    return "\n".join([*head, *index, "", "\n".join(entries)])


def rule_as_markdown(rule: Rule, language: Language) -> str:
    """One entry of the manual."""
    say = language.say
    level = say("lưu ý", "warning") if rule.warning else say("lỗi", "error")
    if rule.adjustable:
        words = say("đổi được mức trong kế hoạch (`levels`)", "its level can be set in the plan (`levels`)")
        level += f"; {words}"
    parts = [
        f"## {rule.code}",
        f"**{say(*rule.title)}** ({level})",
        say(*rule.what),
        say(*rule.why),
        say("Sai:", "Wrong:"),
        f"```yaml\n{rule.bad}\n```",
        say("Đúng:", "Right:"),
        f"```yaml\n{rule.good}\n```",
    ]
    return "\n\n".join(parts) + "\n"
