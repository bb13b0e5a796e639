"""The verdicts on a document's layout for other programs, and the list of the rules."""

from collections import Counter
from collections.abc import Iterable, Sequence

from ttdn.language import Language, Say, Text
from ttdn.layout_check.verdict import Assessment, Rule, Verdict
from ttdn.safe_text import markdown, printable_json

_DECREE = Text("Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I", "Decree 30/2020/NĐ-CP, Phụ lục I, part I")
#: Of the page, where it is kept.
_TWIN = Text("English: [layout.md](layout.md).", "Tiếng Việt: [the-thuc.md](the-thuc.md).")
_TITLE = Text(
    "Các quy tắc thể thức mà 'ttdn check-document' kiểm tra",
    "The layout rules that 'ttdn check-document' checks",
)
_NOT_MEASURED = Text(
    "Không đo được trong tệp, người kiểm tra tự xem",
    "What cannot be measured in a file and is left to people",
)
_LEFT_TO_PEOPLE = (
    Text(
        "Dấu, chữ ký, hình ảnh chữ ký số: vị trí, màu, kích thước (Mục II.7, II.8).",
        "Seal, signature and their digital images: place, colour, size (Mục II.7, II.8).",
    ),
    Text(
        "Tên cơ quan, số, ngày, chức vụ, thẩm quyền ký, nơi nhận có đúng thực tế không.",
        "Whether the agency, number, date, post, authority and recipients are the right ones.",
    ),
    Text(
        "Khung của dấu mức độ khẩn, chỉ dẫn phạm vi lưu hành; ký hiệu người soạn thảo; địa "
        "chỉ cơ quan ở chân trang đầu (Mục III.2 đến III.4).",
        "Frames of the urgency and circulation marks; the typist's mark; the address "
        "at the foot of page 1 (Mục III.2 to III.4).",
    ),
    Text(
        "Chỗ ngắt dòng, ngắt trang khi in: độ dài dòng chữ được tính theo bề rộng chữ Times New Roman.",
        "Where lines and pages break in print: the lengths of words are computed from "
        "the widths of Times New Roman.",
    ),
    Text(
        "Viết hoa (Phụ lục II) ngoài tên cơ quan; viện dẫn, câu chữ và nội dung.",
        "Capitals (Phụ lục II) other than those of bodies; citations, wording and contents.",
    ),
)
_ADVISED = Text(
    "Ngoài thể thức, nên sửa trước khi trình ký", "Beside the layout: advice before the signature"
)
_ADVICE_ALONE = Text(
    "Những điều này ghi *nên sửa*, không phải *không đạt*: mã thoát vẫn là 0.",
    "These are marked *advice*, not *fail*: the exit code remains 0.",
)
_HEADS = (Text("Mã", "Code"), Text("Quy tắc", "Rule"), Text("Căn cứ", "Article"))


def verdicts_as_json(name: str, assessments: Sequence[Assessment], language: Language) -> str:
    """Every rule with its verdict and everything that it looked at."""
    counts = Counter(assessment.verdict for assessment in assessments)
    data = {
        "version": 1,
        "file": name,
        "decree": "30/2020/NĐ-CP, Phụ lục I",
        **{verdict.name.lower(): counts[verdict] for verdict in Verdict},
        "rules": [_as_json(assessment, language.say) for assessment in assessments],
    }
    return printable_json(data)


def _as_json(assessment: Assessment, say: Say) -> dict[str, object]:
    return {
        "code": assessment.rule.code,
        "verdict": assessment.verdict.name.lower(),
        "rule": say(*assessment.rule.title),
        "article": assessment.rule.article,
        "advised": assessment.rule.advised,
        "seen": [
            {
                "good": observation.good,
                "found": say(*observation.found),
                "place": say(*observation.place),
            }
            for observation in assessment.observations
        ],
        # Of very many only the first of each sort are listed.
        "more_good": assessment.more_good,
        "more_bad": assessment.more_bad,
    }


def rules_as_markdown(rules: Iterable[Rule], advice: Iterable[Rule], language: Language) -> str:
    """The tables of the rules and the list of what is left to people, for the reference page."""

    def say(text: Text) -> str:
        return text.in_language(language)

    def table(rules: Iterable[Rule]) -> str:
        rows = "\n".join(
            f"| `{rule.code}` | {markdown(say(rule.title))} | {markdown(rule.article)} |" for rule in rules
        )
        return f"| {' | '.join(map(say, _HEADS))} |\n|---|---|---|\n{rows}\n"

    left = "\n".join(f"- {say(subject)}" for subject in _LEFT_TO_PEOPLE)
    return (
        f"# {say(_TITLE)}\n\n{say(_DECREE)}. {say(_TWIN)}\n\n{table(rules)}\n"
        f"## {say(_ADVISED)}\n\n{say(_ADVICE_ALONE)}\n\n{table(advice)}\n"
        f"## {say(_NOT_MEASURED)}\n\n{left}\n"
    )
