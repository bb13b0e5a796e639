"""The editor's part of a summary against its plan: the summary would say what stands there of nobody."""

from collections.abc import Iterator, Sequence

from ttdn.checks.registry import EDITS_CHECKS
from ttdn.diagnostics import Diagnostic, Findings
from ttdn.language import Text, ask
from ttdn.load import EditsFile
from ttdn.model.clauses import cite
from ttdn.model.edits import Opinions, Sentence, Use, lead_places
from ttdn.model.plan import Plan
from ttdn.places import edits_path
from ttdn.safe_text import quote
from ttdn.source import KeyPath
from ttdn.vietnamese import Suggestions, mistyped_number, nfc

_NOT_IN_PLAN = Text(
    "Mục đã đổi số thì ghi số mới; mục đã bỏ thì xóa mục này khỏi tệp.",
    "Give its new number; where the plan has dropped it, take it out of this file.",
)
_NOT_ON_ROSTER = Text(
    "Đơn vị đã đổi mã thì ghi mã mới; đơn vị không còn thì xóa tên ở đây, câu chỉ của đơn vị ấy thì xóa cả.",
    "Give its new id; where the unit is no more, take it out here, or the whole sentence if it is its alone.",
)


def check_edits_place(file: EditsFile) -> Findings:
    """An editor's part whose file does not bear its period: the summary would look for it in vain."""
    wanted = edits_path(file.edits.period)
    if file.source.file != wanted:
        yield file.source.finding(
            "wrong-file-name",
            ("period",),
            Text(
                f"Phần biên tập của kỳ {file.edits.period} phải là tệp {wanted}.",
                f"The editor's part for {file.edits.period} must be named {wanted}.",
            ),
            Text(
                "Đổi tên tệp hoặc sửa 'period'. Là bản sao của tệp ấy (chương trình đồng bộ lập): chép những "
                "gì còn thiếu sang, rồi chuyển bản sao ra ngoài thư mục 'plan'.",
                "Rename the file or correct 'period'. If it is a copy of that file (a sync program's), carry "
                "over what is missing there, then move the copy out of 'plan'.",
            ),
        )


@EDITS_CHECKS
def check_edited_items(file: EditsFile, plan: Plan) -> Findings:
    """An item that the plan does not have, or that stands in the file twice."""
    first: dict[str, KeyPath] = {}
    for position, one in enumerate(file.edits.results):
        place: KeyPath = ("results", position, "item")
        if one.item not in plan.items:
            meant = mistyped_number(one.item, plan.items)
            yield file.source.finding(
                "unknown-item",
                place,
                Text(f"Kế hoạch không có mục {quote(one.item)}.", f"The plan has no item {quote(one.item)}."),
                ask([meant]) if meant else _NOT_IN_PLAN,
                replacement=meant,
            )
        if (before := first.setdefault(one.item, place)) != place:
            yield file.source.finding(
                "duplicate-item",
                place,
                Text(f"Mục {cite(one.item)} có hai lần trong tệp.", f"{cite(one.item)} stands here twice."),
                Text("Gộp hai phần thành một.", "Merge the two entries into one."),
                beside=(before, Text("lần đầu ở đây", "first here")),
            )


@EDITS_CHECKS
def check_leads(file: EditsFile, plan: Plan) -> Findings:
    """A lead sentence of a section that the plan does not have, or of a part that it does not ask for."""
    known = lead_places(plan)
    parts = {
        section.number: [item.reported_in for item in section.items if item.reported_in]
        for section in plan.sections
    }
    suggestions = Suggestions()
    for name, words in file.edits.leads.items():
        if words is None or name in known:
            continue
        message = Text(f"Không có đề mục nào là {quote(name)}.", f"There is no section {quote(name)}.")
        if name in parts:
            message = Text(
                f"Đề mục {name} được in ở phần riêng, không có câu dẫn theo số.",
                f"Section {name} is printed as a part of its own, whose name its lead sentence bears.",
            )
        yield file.source.finding(
            "unknown-lead",
            ("leads", name),
            message,
            ask(parts.get(name) or suggestions.suggest(name, known)),
            key=True,
            allowed=Text(f"{', '.join(known)}.", f"{', '.join(known)}."),
            replacement=mistyped_number(name, known) or suggestions.mistyped(name, known),
        )


@EDITS_CHECKS
def check_sentences(file: EditsFile, _plan: Plan) -> Findings:
    """The sentences: whose they are, that each stands there once, and that what is joined has a sentence."""
    period = file.edits.period
    for position, one in enumerate(file.edits.results):
        path: KeyPath = ("results", position, "sentences")
        for place, sentence in enumerate(one.sentences):
            if len(sentence.units) != 1:
                yield file.source.finding("wrong-value", (*path, place, "units"))
        keys = [(*sentence.units, str(sentence.period or period)) for sentence in one.sentences]
        yield from _sentences_of(file, path, one.sentences, keys)
    for part in Opinions.model_fields:
        sentences: Sequence[Sentence] = getattr(file.edits.opinions, part)
        words = [(" ".join(nfc(sentence.said).lower().rstrip(" .;").split()),) for sentence in sentences]
        yield from _sentences_of(file, ("opinions", part), sentences, words)


def _sentences_of(
    file: EditsFile, path: KeyPath, sentences: Sequence[Sentence], keys: Sequence[tuple[str, ...]]
) -> Iterator[Diagnostic]:
    """One list of sentences; ``keys`` say which sentence each is."""
    is_headed = False
    first: dict[tuple[str, ...], KeyPath] = {}
    for place, (sentence, key) in enumerate(zip(sentences, keys, strict=True)):
        here = (*path, place)
        if (before := first.setdefault(key, here)) != here:
            yield file.source.finding(
                "duplicate-sentence", (*here, "said"), beside=(before, Text("lần đầu ở đây", "first here"))
            )
        is_headed = is_headed or sentence.use is Use.YES or (sentence.use is None and bool(sentence.text))
        if sentence.use is Use.JOINED and not is_headed:
            yield file.source.finding("joined-to-nothing", (*here, "use"))
        if sentence.text and sentence.use in {Use.NO, Use.JOINED}:
            yield file.source.finding("text-not-printed", (*here, "text"), use=sentence.use.value)


@EDITS_CHECKS
def check_edited_units(file: EditsFile, plan: Plan) -> Findings:
    """A unit that is not on the roster: its name would be printed of nobody."""
    edits, suggestions = file.edits, Suggestions()
    lists: list[tuple[KeyPath, Sequence[Sentence]]] = [
        (("results", position, "sentences"), one.sentences) for position, one in enumerate(edits.results)
    ]
    lists += [(("opinions", part), getattr(edits.opinions, part)) for part in Opinions.model_fields]
    for path, sentences in lists:
        for place, sentence in enumerate(sentences):
            for number, unit in enumerate(sentence.units):
                if unit not in plan.units_by_id:
                    yield file.source.finding(
                        "unknown-unit",
                        (*path, place, "units", number),
                        Text(
                            f"Danh sách đơn vị không có {quote(unit)}.",
                            f"The roster has no unit {quote(unit)}.",
                        ),
                        ask(suggestions.suggest(unit, plan.units_by_id)) or _NOT_ON_ROSTER,
                        replacement=suggestions.mistyped(unit, plan.units_by_id, names=True),
                    )
