"""The year's cycle as a drawing: two rows of steps, those of each period in a frame of their own."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

from ttdn.language import Language, Text

#: Steps in a row; the second row runs back to where the first began.
COLUMNS = 5
#: From here to the end of a row are the steps that come back each period.
FIRST_OF_PERIOD = 2
#: Measures in the drawing's own units.
BOX_WIDTH, BOX_HEIGHT, GAP, MARGIN, HEAD = 180, 122, 32, 24, 36
STEP, ROW = BOX_WIDTH + GAP, BOX_HEIGHT + 58
WIDTH = 2 * MARGIN + COLUMNS * BOX_WIDTH + (COLUMNS - 1) * GAP
HEIGHT = 2 * MARGIN + HEAD + BOX_HEIGHT + ROW
#: Where the words of a box begin, from its left edge.
INSET = 14
TITLE_SIZE, WORDS_SIZE, COMMAND_SIZE = 15.0, 13.0, 13.0

SANS = "'Segoe UI', 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif"
MONO = "Consolas, Menlo, 'Liberation Mono', monospace"


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of the drawing on a light or a dark page; the drawing has a ground of its own."""

    ground: str
    frame: str
    box: str
    edge: str
    title: str
    words: str
    command: str
    arrow: str


LIGHT = Colours("#ffffff", "#eef4fb", "#ffffff", "#8c99a8", "#14202e", "#3d4a59", "#0b57a4", "#4d5b6b")
DARK = Colours("#12181f", "#1b2733", "#12181f", "#66768a", "#f1f5f9", "#c3ced9", "#8ec5ff", "#a4b2c1")


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the year: what it is, two lines about it, the commands that do it."""

    title: Text
    lines: tuple[Text, Text]
    commands: tuple[str, ...] = ()


YEAR = (
    Step(
        Text("Kế hoạch đã ký", "The signed plan"),
        (Text("văn bản Word", "a Word document"), Text("của cơ quan", "of the authority")),
    ),
    Step(
        Text("Tệp kế hoạch", "The plan as a file"),
        (Text("nguyên văn từng mục,", "each item word for word,"), Text("ai làm, hạn nào", "who, by when")),
        ("ttdn init", "ttdn import"),
    ),
    Step(
        Text("Biểu mẫu Excel", "Excel forms"),
        (Text("mỗi đơn vị một tệp,", "one for each unit,"), Text("chỉ điền ô vàng", "to be filled in")),
        ("ttdn form",),
    ),
    Step(
        Text("Thu về", "They come back"),
        (
            Text("đúng: có biên nhận;", "right: a receipt;"),
            Text("sai: trả lại, tô đỏ", "wrong: marked in red"),
        ),
        ("ttdn collect",),
    ),
    Step(
        Text("Kiểm tra", "Checked"),
        (Text("chỗ sai ở dòng nào,", "which line is wrong,"), Text("sửa thế nào", "what to write instead")),
        ("ttdn validate",),
    ),
    Step(
        Text("Đôn đốc", "Reminders"),
        (Text("ai còn nợ: công văn,", "to whoever owes: letters,"), Text("thư, tin nhắn", "mail, messages")),
        ("ttdn remind",),
    ),
    Step(
        Text("Báo cáo Word", "Report in Word"),
        (
            Text("tổng hợp, đúng thể thức,", "in the official layout,"),
            Text("chỉ còn trình ký", "ready to be signed"),
        ),
        ("ttdn report",),
    ),
    Step(
        Text("Trang lãnh đạo", "The leader's page"),
        (
            Text("việc đến đâu, ai chậm:", "how far, who is late:"),
            Text("đọc trong một phút", "read in a minute"),
        ),
        ("ttdn page",),
    ),
    Step(
        Text("Lưu trữ", "The year is kept"),
        (Text("cả năm một tệp,", "in one file that can be"), Text("in lại đúng như cũ", "printed as it was")),
        ("ttdn archive",),
    ),
    Step(
        Text("Năm sau", "Next year"),
        (
            Text("danh sách, số liệu,", "roster, figures and"),
            Text("việc chưa xong đi tiếp", "open work go on"),
        ),
        ("ttdn init --from",),
    ),
)
TITLE = Text("Một năm với ttdn", "A year with ttdn")
ONCE = Text("Mỗi năm một lần", "Once a year")
EACH_PERIOD = Text("Mỗi kỳ báo cáo: tháng, quý, 6 tháng, năm", "Each period: month, quarter, half-year, year")
NEXT_PERIOD = Text("kỳ sau", "next period")
_ARROWHEAD = (
    '<defs><marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8"'
    ' orient="auto-start-reverse"><path class="head" d="M0 0L10 5L0 10z"/></marker></defs>'
)


def place_of(number: int) -> tuple[int, int]:
    """The upper left corner of a step's box, by its place in ``YEAR``; the second row runs back."""
    row, column = divmod(number, COLUMNS)
    column = column if row == 0 else COLUMNS - 1 - column
    return MARGIN + column * STEP, MARGIN + HEAD + row * ROW


def draw(language: Language) -> str:
    """The drawing in a language, as SVG: text stays text, nothing is fetched from anywhere."""
    title = TITLE.in_language(language)
    told = "; ".join(_told(step, language) for step in YEAR)
    size = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" xml:lang="{language}">',
            f"<title>{escape(title)}</title>",
            f"<desc>{escape(told)}</desc>",
            f"<style>{_style()}</style>",
            _ARROWHEAD,
            f'<rect class="ground" width="{WIDTH}" height="{HEIGHT}" rx="12"/>',
            *_frame(language),
            *_arrows(language),
            *(line for number, step in enumerate(YEAR) for line in _box(number, step, language)),
            "</svg>",
            "",
        )
    )


def _told(step: Step, language: Language) -> str:
    """A step in one line, for whoever hears the drawing."""
    words = " ".join(
        (f"{step.title.in_language(language)}:", *(line.in_language(language) for line in step.lines))
    )
    return f"{words} ({', '.join(step.commands)})" if step.commands else words


def _style() -> str:
    """The colours for a light page, those for a dark one, and the letters."""
    return (
        f"text{{font-family:{SANS}}}.command{{font-family:{MONO};font-size:{COMMAND_SIZE}px}}"
        f".title{{font-size:{TITLE_SIZE}px;font-weight:700}}.words,.note{{font-size:{WORDS_SIZE}px}}"
        ".arrow{fill:none;stroke-width:2}.box{stroke-width:1.5}"
        f"{_coloured(LIGHT)}@media (prefers-color-scheme:dark){{{_coloured(DARK)}}}"
    )


def _coloured(colours: Colours) -> str:
    return (
        f".ground{{fill:{colours.ground}}}.frame{{fill:{colours.frame}}}"
        f".box{{fill:{colours.box};stroke:{colours.edge}}}.title{{fill:{colours.title}}}"
        f".words,.note{{fill:{colours.words}}}.command{{fill:{colours.command}}}"
        f".arrow{{stroke:{colours.arrow}}}.head{{fill:{colours.arrow}}}"
    )


def _frame(language: Language) -> Iterator[str]:
    """The ground below the steps of each period, and what the two parts of the year are called."""
    left = place_of(FIRST_OF_PERIOD)[0] - GAP // 2
    top, bottom = MARGIN, HEIGHT - MARGIN // 2
    yield (
        f'<rect class="frame" x="{left}" y="{top - MARGIN // 2}" width="{WIDTH - MARGIN // 2 - left}"'
        f' height="{bottom - top + MARGIN // 2}" rx="10"/>'
    )
    for x, words in ((MARGIN, ONCE), (left + GAP // 2, EACH_PERIOD)):
        yield f'<text class="title" x="{x}" y="{MARGIN + 16}">{escape(words.in_language(language))}</text>'


def _arrows(language: Language) -> Iterator[str]:
    """From each step to the next, from the last to the first, and back to the forms of the next period."""
    last = len(YEAR) - 1
    for number in range(last):
        (x, y), (to_x, to_y) = place_of(number), place_of(number + 1)
        if y != to_y:
            yield _arrow(x + BOX_WIDTH // 2, y + BOX_HEIGHT, to_x + BOX_WIDTH // 2, to_y)
        elif x < to_x:
            yield _arrow(x + BOX_WIDTH, y + BOX_HEIGHT // 2, to_x, y + BOX_HEIGHT // 2)
        else:
            yield _arrow(x, y + BOX_HEIGHT // 2, to_x + BOX_WIDTH, y + BOX_HEIGHT // 2)
    page = 2 * COLUMNS - 1 - FIRST_OF_PERIOD
    for number, to in ((last, 0), (page, FIRST_OF_PERIOD)):
        (x, y), (_, to_y) = place_of(number), place_of(to)
        yield _arrow(x + BOX_WIDTH // 2, y, x + BOX_WIDTH // 2, to_y + BOX_HEIGHT)
    x, y = place_of(page)
    yield (
        f'<text class="note" x="{x + BOX_WIDTH // 2 + 10}" y="{y - 24}">'
        f"{escape(NEXT_PERIOD.in_language(language))}</text>"
    )


def _arrow(x: int, y: int, to_x: int, to_y: int) -> str:
    return f'<path class="arrow" marker-end="url(#head)" d="M{x} {y}L{to_x} {to_y}"/>'


def _box(number: int, step: Step, language: Language) -> Iterator[str]:
    """A step: its box, its name with the number, two lines, the commands."""
    x, y = place_of(number)
    yield f'<rect class="box" x="{x}" y="{y}" width="{BOX_WIDTH}" height="{BOX_HEIGHT}" rx="8"/>'
    rows = (
        ("title", 26, heading(number, step, language)),
        *(("words", 47 + 18 * row, line.in_language(language)) for row, line in enumerate(step.lines)),
        *(("command", 90 + 18 * row, command) for row, command in enumerate(step.commands)),
    )
    for kind, below, words in rows:
        yield f'<text class="{kind}" x="{x + INSET}" y="{y + below}">{escape(words)}</text>'


def heading(number: int, step: Step, language: Language) -> str:
    """The name of a step as it stands in its box, with its number in the year."""
    return f"{number + 1}. {step.title.in_language(language)}"
