"""What the specialist chooses and writes for a summary."""

from ttdn.examples import UNIT
from ttdn.language import Text
from ttdn.rules.rule import Rule

_SENTENCE = f"  - {{units: [{UNIT}], said: Tổ chức 5 buổi"

RULES = (
    Rule(
        "unknown-lead",
        Text("Câu dẫn của đề mục không có trong kế hoạch", "Lead sentence of an unknown section"),
        Text(
            "Khóa ở 'leads' không phải số của một đề mục có nội dung thực hiện, cũng không phải phần mà "
            "kế hoạch yêu cầu báo cáo (programmes, focal_officer, training, funding).",
            "The key in 'leads' is neither the number of a section that has items nor a part that the plan "
            "asks for (programmes, focal_officer, training, funding).",
        ),
        Text(
            "Câu dẫn ấy không được in ở đâu cả, mà người viết tưởng đã có.",
            "The sentence would be printed nowhere, while its writer believes it to be there.",
        ),
        bad='leads:\n  trainning: "Công tác tập huấn được quan tâm"',
        good='leads:\n  training: "Công tác tập huấn được quan tâm"',
    ),
    Rule(
        "duplicate-sentence",
        Text("Một câu có hai lần trong tệp biên tập", "Sentence used twice"),
        Text(
            "Một mục có hai câu của cùng một đơn vị trong cùng một kỳ, hoặc một ý kiến được ghi hai lần.",
            "An item has two sentences of one unit and period, or an opinion stands there twice.",
        ),
        Text(
            "Báo cáo sẽ nói một việc hai lần; sửa một câu thì câu kia vẫn in như cũ.",
            "The summary would say one thing twice; what is changed in one would stay in the other.",
        ),
        bad=f"sentences:\n{_SENTENCE}}}\n{_SENTENCE}, use: có}}",
        good=f"sentences:\n{_SENTENCE}, use: có}}",
    ),
    Rule(
        "joined-to-nothing",
        Text("Câu gộp không có câu để gộp vào", "Joined to no sentence"),
        Text(
            "Câu ghi 'use: gộp' (joined) nhưng phía trên, trong cùng mục, không có câu nào được chọn.",
            "The sentence is 'joined', but no chosen sentence stands above it in the same item.",
        ),
        Text(
            "Không biết nội dung của câu nằm trong câu nào, nên đơn vị có việc mà báo cáo không nêu.",
            "Nobody knows which sentence has its content, so the summary would pass over the unit.",
        ),
        bad=f"sentences:\n{_SENTENCE}, use: gộp}}",
        good=f"sentences:\n{_SENTENCE}, use: có}}",
    ),
    Rule(
        "text-not-printed",
        Text("Lời đã viết mà không in", "Text that is not printed"),
        Text(
            "Câu có 'text' nhưng 'use' là no (Không) hoặc joined (Gộp), nên lời ấy không được in.",
            "The sentence has 'text', but 'use' is no or joined, so these words are not printed.",
        ),
        Text(
            "Người viết tưởng lời của mình có trong báo cáo.",
            "Its writer believes the words to be in the summary.",
        ),
        bad="use: không\ntext: Tổ chức 5 buổi tuyên truyền",
        good="use: có\ntext: Tổ chức 5 buổi tuyên truyền",
        warning=True,
        adjustable=True,
    ),
)
