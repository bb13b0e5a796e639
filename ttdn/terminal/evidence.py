"""The evidence on the terminal: what was given, item by item; what is missing, given twice; the links."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text as RichText

from ttdn.evidence.account import Account, Lack, Missing, sum_up
from ttdn.evidence.addresses import Answer, Outcome, count_outcomes
from ttdn.evidence.files import File, FileState, Place, Proof
from ttdn.evidence.tables import count_table, number_of, remarks_of
from ttdn.language import Language, Say, count_of
from ttdn.terminal.console import plain
from ttdn.terminal.parts import Parts, grid, heading, indent, indented, render_banner
from ttdn.terminal.tables import render_table
from ttdn.vietnamese import format_amount

#: The column of the units' names takes no more than this, and no more than a third of the window.
_NAME_WIDTH, _SHARE = 30, 3
#: From this width on what a unit gave stands beside its name.
_BESIDE_WIDTH = 80
_KILO = 1024
#: More than so many proofs are not read one by one; of all else, so many entries are shown.
_MANY_PROOFS, _MANY, _IN_FILE = 200, 50, "-o FILE.xlsx"
_STYLES = {Outcome.OPENED: "green", Outcome.DENIED: "yellow", Outcome.CERTIFICATE: "yellow"}


def render_account(account: Account, say: Say, width: int) -> Parts:
    """All of it, but for the links one by one; very much of it item by item, in numbers."""
    yield from render_head(account, say)
    if account.wanted.is_of_everybody and len(account.proofs) > _MANY_PROOFS:
        yield from _render_numbers(account, say, width)
    else:
        yield from _render_proofs(account, say, width)
    yield from render_missing(account, say, width, _MANY)
    yield from _render_repeated(account, say, width)
    yield from _render_unnamed(account, say)
    if account.links:
        many = len(account.links)
        yield ""
        yield plain(
            say(
                f"{many} đường dẫn để mở xem: thêm --links; thử mở từng đường dẫn: --check.",
                f"{count_of(many, 'link')} to open: add --links; to try each: --check.",
            ),
            "dim",
        )


def _render_proofs(account: Account, say: Say, width: int) -> Parts:
    for _, proofs in groupby(account.proofs, key=lambda proof: proof.place.item):
        own = list(proofs)
        words = plain(f"\n{_item(account, own[0].place)}", "bold cyan")
        words.no_wrap, words.overflow = True, "ellipsis"
        yield words
        yield indent(_pairs([(_whose(account, proof.place), _proof(proof, say)) for proof in own], width))


def _render_numbers(account: Account, say: Say, width: int) -> Parts:
    yield ""
    yield from render_table(count_table(account), Language(say("vi", "en")), width)
    yield plain(
        say(
            "Xem từng minh chứng: ttdn evidence MỤC, --unit ĐƠN_VỊ, hoặc -o minh-chung.xlsx.",
            "For each piece: ttdn evidence ITEM, --unit UNIT, or -o evidence.xlsx.",
        ),
        "dim",
    )


def render_head(account: Account, say: Say) -> Parts:
    """Whose plan, how much was given, what could not be read."""
    yield from render_banner(say, illustrative=account.illustrative)
    yield plain(account.plan.cited, "bold")
    yield plain(say(*sum_up(account)))
    if account.unread:
        many = len(account.unread)
        yield plain(
            say(
                f"{many} báo cáo có lỗi, chỉ đọc được một phần hoặc không đọc được nên có thể thiếu "
                "minh chứng (chạy 'ttdn validate' để xem):",
                f"{count_of(many, 'report')} with errors could not be read whole, so evidence may be "
                "lacking here (run 'ttdn validate'):",
            ),
            "bold red",
        )
        yield from map(indented, account.unread)


def render_missing(account: Account, say: Say, width: int, most: int | None = None) -> Parts:
    """What is missing, by what it is; of each kind no more than so many, by default all."""
    if not account.missing:
        return
    yield heading(say("Còn thiếu", "Missing"))
    for lack in Lack:
        found = [one for one in account.missing if one.lack is lack]
        if found:
            yield indented(f"{say(*lack.label)} ({len(found)})", "bold yellow")
            told = [
                (_whose(account, one.place), plain(_what_is_missing(account, one))) for one in found[:most]
            ]
            yield indent(indent(_pairs(told, width)))
            yield from _left_out(found, most, "--missing", say)


def render_links(account: Account, answers: Mapping[str, Answer], say: Say) -> Parts:
    """The links for a person to open, with what came of them where they were tried."""
    yield from render_head(account, say)
    if answers:
        yield plain(say(*count_outcomes(answers.values())))
    if account.links:
        yield heading(say("Đường dẫn", "Links"))
    for link in account.links:
        yield indented(link.address, "bold")
        answer, remarks = answers.get(link.address), remarks_of(link)
        if answer is not None:
            status = f" ({answer.status})" if answer.status else ""
            words = f"→ {say(*answer.outcome.label)}{status}"
            yield indent(indented(words, _STYLES.get(answer.outcome, "red")))
        if remarks is not None:
            yield indent(indented(say(*remarks.label), "yellow"))
        for proof in link.proofs:
            where = f"{number_of(account.plan, proof.place)} {_whose(account, proof.place)}"
            yield indent(indented(f"{where}: {proof.evidence.title}"))
    if account.not_links:
        yield heading(say("Không phải địa chỉ web", "Not web addresses"))
        yield from (indented(f"{place}: {say(*why)}") for place, why in account.not_links)


def _render_repeated(account: Account, say: Say, width: int) -> Parts:
    if not account.repeated:
        return
    yield heading(say("Đưa nhiều lần", "Given more than once"))
    for one in account.repeated[:_MANY]:
        yield indented(f"{say(*one.how.label)}: {', '.join(one.names)}", "bold")
        told = [
            (
                _whose(account, proof.place),
                plain(f"{number_of(account.plan, proof.place)} {proof.evidence.title}"),
            )
            for proof in one.proofs[:_MANY]
        ]
        yield indent(indent(_pairs(told, width)))
        yield from _left_out(one.proofs, _MANY, _IN_FILE, say)
    yield from _left_out(account.repeated, _MANY, _IN_FILE, say)


def _render_unnamed(account: Account, say: Say) -> Parts:
    if not account.unnamed:
        return
    yield heading(say("Tệp không báo cáo nào nêu", "Files that no report names"))
    for file in account.unnamed[:_MANY]:
        yield indented(f"{file.name} ({size_words(file.size)})")
    yield from _left_out(account.unnamed, _MANY, _IN_FILE, say)


def _left_out(found: Sequence[object], most: int | None, way: str, say: Say) -> Parts:
    """How many are not shown, and the way to see them."""
    left = len(found) - len(found[:most])
    if left:
        yield indent(indented(say(f"… và {left} nữa: thêm {way}", f"… and {left} more: add {way}"), "dim"))


def _item(account: Account, place: Place) -> str:
    """The number and the title of an item."""
    item = account.plan.items.get(place.item)
    return " ".join((number_of(account.plan, place), *(item.title.split() if item else ())))


def _pairs(pairs: Sequence[tuple[str, RichText]], width: int) -> RenderableType:
    """What each unit gave, beside its name; in a narrow window, which would break a link, below it."""
    if width < _BESIDE_WIDTH:
        return Group(*(part for name, words in pairs for part in (plain(name), indent(words))))
    table = grid((plain(name), words) for name, words in pairs)
    table.columns[0].width = min(_NAME_WIDTH, width // _SHARE)
    return table


def _whose(account: Account, place: Place) -> str:
    name = account.plan.name_of(place.unit)
    return name if place.period == account.plan.period else f"{name} ({place.period})"


def _proof(proof: Proof, say: Say) -> RichText:
    evidence = proof.evidence
    words = plain(evidence.title)
    if evidence.number and evidence.number not in evidence.title:
        words.append_text(plain(f", {evidence.number}"))
    if proof.found is not None:
        words.append_text(_file(evidence.file or "", proof.found, say))
    if evidence.link:
        words.append_text(plain(f"\n{evidence.link}", "blue"))
    if not proof.has_source:
        words.append_text(plain(f" – {say(*Lack.NO_SOURCE.label)}", "yellow"))
    return words


def _file(written: str, file: File, say: Say) -> RichText:
    if file.state is FileState.THERE:
        return plain(f"\n{written} ({size_words(file.size)})")
    return plain(f"\n{written} ({say(*file.state.label)})", "bold red")


def _what_is_missing(account: Account, missing: Missing) -> str:
    if missing.proof is None:
        return _item(account, missing.place)
    number, evidence = number_of(account.plan, missing.place), missing.proof.evidence
    return f"{number} {evidence.title}{f': {evidence.file}' if evidence.file else ''}"


def size_words(size: int) -> str:
    """The size of a file as people read it: 512 B, 14 KB, 2,5 MB."""
    if size < _KILO:
        return f"{size} B"
    if size < _KILO * _KILO:
        return f"{-(-size // _KILO)} KB"
    return f"{format_amount(round(Decimal(size) / (_KILO * _KILO), 1))} MB"
