"""Templates: what is wrong in one is said with its line; values of reports stay text."""

import os
import pickle
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import pytest

from ttdn.documents.content.reminder import reminder_names
from ttdn.documents.content.summary import summary_content
from ttdn.documents.content.unit_report import unit_report_content
from ttdn.documents.document import template
from ttdn.documents.document.make import as_context
from ttdn.documents.document.template import Rendered, fill_template, find_template
from ttdn.errors import TemplateError
from ttdn.model.plan import Plan
from ttdn.model.report import Report
from ttdn.reminders import find_reminders
from ttdn.status import Status
from ttdn.status.states import Rate
from ttdn.worker import Worker

HEAD = "---\nkind: bao-cao\ntitle: BÁO CÁO\nsubject: Kết quả năm {{ year }}\n---\n"
CONTEXT: dict[str, Any] = {
    "year": 2020,
    "day": date(2020, 3, 5),
    "none": None,
    "rate": Rate(1, 3),
    "items": ["một", "hai"],
    "zero": 0,
}


def fill(folder: Path, text: str, **context: object) -> Rendered:
    """A template with this text, filled."""
    path = folder / "mẫu.md"
    path.write_bytes(text.encode())
    return fill_template(path, {**CONTEXT, **context})


def complaint(folder: Path, text: str, **context: object) -> str:
    """What is said of a template that cannot be filled."""
    with pytest.raises(TemplateError) as error:
        fill(folder, text, **context)
    return error.value.message.vi


def test_filled(tmp_path: Path) -> None:
    """Title and subject are plain text, the body is Markdown at its own lines."""
    rendered = fill(
        tmp_path, HEAD + "# Mục\n\n{% for one in items %}\n- {{ one }}\n{% endfor %}\n", items=["a", "b*"]
    )
    assert (rendered.title, rendered.subject) == ("BÁO CÁO", "Kết quả năm 2020")
    assert rendered.body.strip() == "# Mục\n\n- a\n- b\\*"


@pytest.mark.parametrize("key", ["kind", "title", "subject"])
def test_head_must_be_complete(tmp_path: Path, key: str) -> None:
    """A key that is missing is named."""
    text = "".join(line for line in HEAD.splitlines(keepends=True) if not line.startswith(f"{key}:"))
    assert complaint(tmp_path, text) == f"templates/mẫu.md:1: Phần đầu giữa hai dòng '---' thiếu '{key}: …'."


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# Chỉ có thân\n",
        "---\nkind: bao-cao\n",
        "---\n---\n",
        "---\n- a\n---\n",
        "---\nkind: {a: b}\n---\n",
    ],
)
def test_head_must_be_there(tmp_path: Path, text: str) -> None:
    """Without a head that names what is needed there is a sentence, whatever stands in its place."""
    assert "thiếu 'kind: …'" in complaint(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\nkind: bao-cao\ntitle: BÁO CÁO\nsubject: Kết quả: năm\n---\n", 4),
        ("---\nkind: bao-cao\nkind: bao-cao\n---\n", 3),
        ("---\nkind: bao-cao\n\ttitle: x\n---\n", 3),
    ],
)
def test_head_is_yaml(tmp_path: Path, text: str, line: int) -> None:
    """What is wrong in the head is said with its line in the file."""
    assert complaint(tmp_path, text).startswith(f"templates/mẫu.md:{line}: ")


@pytest.mark.parametrize(
    "wrong",
    [
        "{{ yaer }}",
        "{{ year.name.first }}",
        "{% if year %}",
        "{% endfor %}",
        "{{ year",
        "{% unknown %}",
        "{{ year|unknown }}",
        "{{ “năm” }}",
        "{% if year == ’x’ %}a{% endif %}",
        "{{ none|day }}",
        "{{ day|percent }}",
        "{{ 'x'|number }}",
        "{{ 1 / zero }}",
        "{{ items[7] }}",
        "{{ none.x }}",
        "{{ none() }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ items.append('x') }}{{ items.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ range(100000000)|list }}",
        "{% include 'plan/2020.yaml' %}",
        "{% import 'os' as os %}",
    ],
)
def test_fault_is_named_with_its_line(tmp_path: Path, wrong: str) -> None:
    """A slip, a misfitting value and an attempt to leave the sandbox are a sentence about that line."""
    text = f"{HEAD}# Mục\n\nmột {{{{ year }}}}\n\nhai {wrong} ba\n"
    line = len(text.splitlines())
    places = {line, line + 1} if wrong == "{{ year" else {line}
    assert complaint(tmp_path, text).startswith(tuple(f"templates/mẫu.md:{place}: " for place in places))


@pytest.mark.parametrize(("key", "line"), [("title", 3), ("subject", 4)])
def test_fault_in_the_head_is_named_with_its_line(tmp_path: Path, key: str, line: int) -> None:
    """A misspelt name in the title or the subject, too."""
    values = {"title": "BÁO CÁO", "subject": "Kết quả", key: "Năm {{ yaer }}"}
    text = f"---\nkind: bao-cao\ntitle: {values['title']}\nsubject: {values['subject']}\n---\n"
    assert complaint(tmp_path, text).startswith(
        f"templates/mẫu.md:{line}: Không có tên 'yaer' để điền vào mẫu. Có phải là 'year'?"
    )


@pytest.mark.parametrize(
    ("body", "line", "words"),
    [
        (
            "{% for x in values %}\n{% if x %}\na\n{% endif %}\n",
            1,
            "Khối '{% for … %}' mở ở dòng này mà không có '{% endfor %}'.",
        ),
        (
            "a\n{% if year %}\n{% if year %}b{% endif %}\n",
            2,
            "Khối '{% if … %}' mở ở dòng này mà không có '{% endif %}'.",
        ),
        (
            "{% if year %}a{% endif %}\n{{ day.yeer }}\n",
            2,
            "Không có tên 'yeer' để điền vào mẫu. Có phải là 'year'?",
        ),
        ("{{ zzzz }}\n", 1, "Không có tên 'zzzz' để điền vào mẫu."),
    ],
)
def test_cure_of_a_fault(tmp_path: Path, body: str, line: int, words: str) -> None:
    """A block that is never closed is pointed out where it begins.

    Of a slip the name that was meant is said.
    """
    assert complaint(tmp_path, HEAD + body) == f"templates/mẫu.md:{len(HEAD.splitlines()) + line}: {words}"


def test_names_of_rows_are_known(tmp_path: Path) -> None:
    """A slip in a name of what a list holds is put right, too."""
    text = f"{HEAD}{{% for row in rows %}}{{{{ row.amuont }}}}{{% endfor %}}\n"
    assert "Có phải là 'amount'?" in complaint(tmp_path, text, rows=({"amount": 1},))


def test_curly_quotes_outside_tags_are_text(tmp_path: Path) -> None:
    """Word's quotes are wrong inside a tag only."""
    assert "“năm 2020” “x”" in fill(tmp_path, HEAD + "“năm {{ year }}” {% if year %}“x”{% endif %}\n").body


@pytest.mark.parametrize(
    "value", ["{{ 7*7 }}", "{% raw %}", "{# x #}", "# x", "| a |", "**b**", "<w:p/>", "&amp;"]
)
def test_values_are_text(tmp_path: Path, value: str) -> None:
    """What a value holds is neither filled in again nor markup, in the body as in a name of a list."""
    body = fill(
        tmp_path, HEAD + "x {{ value }} y {{ values|join(', ') }}\n", value=value, values=[value, value]
    ).body
    assert "49" not in body
    assert body.strip().replace("\\", "") == f"x {value} y {value}, {value}"
    assert body.count("\\") >= (0 if value[0] == "{" else 1)


def test_blanks_at_the_ends_of_a_value(tmp_path: Path) -> None:
    """One parts it from what stands beside it; more of them, and lines, do not."""
    rows = (
        "{% for one in values %}{{ one }}{{ '.' if loop.last else ', ' }}{% endfor %}{{ former }} {{ long }}."
    )
    body = fill(
        tmp_path, HEAD + rows + "\n", values=["II.1", "II.2"], former="  cũ", long="\n hai  dòng\n"
    ).body
    assert body.strip() == "II.1, II.2. cũ hai dòng."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{{ 1234567|number }}", "1.234.567"),
        ("{{ 4|padded }}", "04"),
        ("{{ 12500000|money }}", "12.500.000 đồng"),
        ("{{ day|day }}", "05/3/2020"),
        ("{{ rate|percent }}", "33,33%"),
        ("{{ 'ủy ban A'|capitalized }}{{ ''|capitalized }}", "Ủy ban A"),
    ],
)
def test_filters(tmp_path: Path, text: str, words: str) -> None:
    """Numbers, days and words are written as offices write them."""
    assert fill(tmp_path, HEAD + text + "\n").body.strip() == words


@pytest.mark.parametrize(
    "raw", [HEAD.replace("\n", "\r\n").encode(), b"\xef\xbb\xbf" + HEAD.encode()], ids=["crlf", "bom"]
)
def test_files_of_windows(tmp_path: Path, raw: bytes) -> None:
    """Notepad's line ends and byte order mark change nothing."""
    path = tmp_path / "mẫu.md"
    path.write_bytes(raw + "chữ {{ year }}".encode())
    assert fill_template(path, CONTEXT).body.strip() == "chữ 2020"


def test_template_that_is_no_utf8(tmp_path: Path) -> None:
    """A template in an old encoding, and none at all, is a sentence."""
    path = tmp_path / "mẫu.md"
    with pytest.raises(TemplateError, match="cannot be read"):
        fill_template(path, {})
    path.write_bytes(HEAD.encode("utf-16"))
    with pytest.raises(TemplateError, match="UTF-8"):
        fill_template(path, {})


def test_words_of_another_form_of_unicode(tmp_path: Path) -> None:
    """A template saved on a Mac gives the same letters."""
    path = tmp_path / "mẫu.md"
    path.write_text(HEAD + "Tie\u0302\u0301ng\n", encoding="utf-8")
    assert fill_template(path, CONTEXT).body.strip() == "Tiếng"


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[float], None]]:
    """Take a worker that has so many seconds, and less memory than that of the program."""
    with ExitStack() as stack:

        def wait_only(seconds: float) -> None:
            worker = stack.enter_context(Worker(seconds=seconds, megabytes=100))
            monkeypatch.setattr(template, "_worker", lambda: worker)

        yield wait_only


@pytest.mark.real_worker
@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (
            "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
            "Mẫu chạy mãi không xong.",
        ),
        ("{{ 10**(10**8) }}", "Mẫu chạy mãi không xong."),
        ("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", "Mẫu chạy mãi không xong."),
        ("{{ 'a' * 10**10 }}", "Mẫu cho ra văn bản quá lớn."),
        ("{{ '%10000000000d' % 1 }}", "Mẫu cho ra văn bản quá lớn."),
        ("{{ 'a'.ljust(10**10) }}", "Mẫu cho ra văn bản quá lớn."),
        ("{{ 'a' * 600000 }}", "Mẫu cho ra văn bản quá lớn."),
        ("{% for a in range(6000) %}" + "a" * 100 + "{% endfor %}", "Mẫu cho ra văn bản quá lớn."),
        (
            "{% set x = namespace(a='a') %}{% for a in range(99) %}{% set x.a = x.a ~ x.a %}{% endfor %}",
            "Mẫu cho ra văn bản quá lớn.",
        ),
        ("{{ " + "(" * 3000 + ")" * 3000 + " }}", ""),
        ("x" * 1_100_000, "Mẫu dài quá 1 MB."),
    ],
)
def test_what_has_no_end_or_no_measure(
    tmp_path: Path, impatient: Callable[[float], None], wrong: str, words: str
) -> None:
    """A loop, a sum or a text without end is a sentence about the template, soon.

    The next template is filled as ever.
    """
    impatient(0.3 if "mãi" in words else 2)
    said = complaint(tmp_path, f"{HEAD}{wrong}\n")
    assert said.startswith("templates/mẫu.md:")
    assert words in said
    assert fill(tmp_path, HEAD + "{% for one in range(1000) %}a{% endfor %}").body.strip() == "a" * 1000


def test_what_every_document_gives_its_template_can_cross_to_the_worker(
    stand: Callable[..., Status], make_report: Callable[..., Report]
) -> None:
    """An office's own template is filled in a child process.

    The names that it may use go there, and mean the same.
    """
    status = stand(
        "2020-12-20", {"results": [{"item": "II.5.1", "status": "done", "completed": "2020-11-01"}]}
    )
    for names in (
        summary_content(status).names,
        reminder_names(status, find_reminders(status, early=True)),
        unit_report_content(status.plan, make_report()).names,
    ):
        context = as_context(names)
        again = pickle.loads(pickle.dumps(context))  # noqa: S301 - our own
        assert again == context
        assert {name: str(value) for name, value in again.items()} == {
            name: str(value) for name, value in context.items()
        }


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
@pytest.mark.parametrize(
    "kind", ["pipe", "folder", "link-out", "link-to-nothing", "circle", "folder-link-out"]
)
def test_what_is_no_template(tmp_path: Path, kind: str) -> None:
    """What stands in a template's place and is no file of the folder is neither waited for nor read."""
    outside, root = tmp_path / "outside", tmp_path / "root"
    outside.mkdir()
    (outside / "bao-cao-tong-hop.md").write_text(HEAD, encoding="utf-8")
    own = root / "templates" / "bao-cao-tong-hop.md"
    own.parent.mkdir(parents=True)
    match kind:
        case "pipe":
            os.mkfifo(own)
        case "folder":
            own.mkdir()
        case "link-out":
            own.symlink_to(outside / "bao-cao-tong-hop.md")
        case "link-to-nothing":
            own.symlink_to(outside / "nothing")
        case "circle":
            own.symlink_to(own)
        case _:
            own.parent.rmdir()
            own.parent.symlink_to(outside)
    with pytest.raises(
        TemplateError, match=r"templates/bao-cao-tong-hop\.md:1: A template must be a file in this folder"
    ):
        find_template("bao-cao-tong-hop.md", root)


def test_own_templates_that_nobody_may_look_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program's own do not take their place without a word."""

    def refuse(path: Any, *_: object, **__: object) -> NoReturn:  # noqa: ANN401 - whatever os.stat takes
        raise PermissionError(13, "Permission denied", str(path))

    with monkeypatch.context() as closed:
        for name in ("stat", "lstat"):
            closed.setattr(os, name, refuse)
        with pytest.raises(TemplateError):
            find_template("bao-cao-tong-hop.md", tmp_path)


def test_link_within_the_folder(tmp_path: Path) -> None:
    """Two names for one template are an office's own affair."""
    own = tmp_path / "templates" / "bao-cao-tong-hop.md"
    own.parent.mkdir()
    (tmp_path / "mẫu.md").write_text(HEAD, encoding="utf-8")
    own.symlink_to(tmp_path / "mẫu.md")
    assert find_template("bao-cao-tong-hop.md", tmp_path) == own


def test_own_template_comes_first(tmp_path: Path) -> None:
    """The folder's own template is taken, and the one that came with the program where it has none."""
    assert find_template("bao-cao-tong-hop.md", tmp_path).is_file()
    own = tmp_path / "templates" / "bao-cao-tong-hop.md"
    own.parent.mkdir()
    own.write_text(HEAD, encoding="utf-8")
    assert find_template("bao-cao-tong-hop.md", tmp_path) == own


@pytest.mark.real_worker
@pytest.mark.parametrize(
    "body",
    [
        "{{ [1] * 10 ** 9 }}",
        "{{ lipsum(n=1000000) }}",
        "{% macro a() %}{{ a() }}{{ a() }}{% endmacro %}{{ a() }}",
        "{{ none['a' * 10 ** 7] }}",
        "{{ items['a' * 10 ** 7]() }}",
        "{{" * 50_000,
        "{{ '" + "“" * 200_000,
        "{% if year %}" * 5_000,
    ],
)
def test_what_is_said_of_a_template_is_short(
    tmp_path: Path, impatient: Callable[[float], None], body: str
) -> None:
    """Jinja puts values into its errors; whatever is wrong, the sentence is one that can be read."""
    impatient(0.3)
    said = complaint(tmp_path, HEAD + body)
    assert said.startswith("templates/mẫu.md:")
    assert len(said) < 500


@pytest.mark.parametrize(
    "call",
    [
        "plan.parse_file(secret)",
        "plan.parse_raw(code, proto='pickle', allow_pickle=True)",
        "(plan|attr('parse_raw'))(code, proto='pickle', allow_pickle=True)",
        "([plan.parse_raw]|first)(code, proto='pickle', allow_pickle=True)",
        "plan.model_validate_json('{}')",
        "plan.model_copy()",
        "secret.read_text()",
        "secret.write_text('x')",
    ],
)
def test_methods_of_libraries_cannot_be_called(
    tmp_path: Path, make_plan: Callable[..., Plan], call: str
) -> None:
    """A library gives each of our models methods that read files and unpickle.

    A template that came with a change would run a program.
    """
    secret, trace = tmp_path / "secret", tmp_path / "trace"
    secret.write_text("mật", encoding="utf-8")
    said = complaint(
        tmp_path,
        f"{HEAD}{{{{ {call} }}}}\n",
        plan=make_plan(),
        secret=secret,
        code=f"cposix\nmkdir\n(V{trace}\ntR.",
    )
    assert "Mẫu gọi một hàm mà mẫu không được phép gọi." in said
    assert secret.read_text(encoding="utf-8") == "mật"
    assert not trace.exists()


def test_what_a_template_may_call(tmp_path: Path, make_plan: Callable[..., Plan]) -> None:
    """Methods of texts, dates and our own models, macros, and what Jinja offers."""
    body = (
        "{% macro twice(x) %}{{ x }}{{ x }}{% endmacro %}{{ twice('a') }} {{ 'b'.upper() }} "
        "{{ day.strftime('%d') }} {{ range(2)|list }} "
        "{{ plan.members(plan.groups[0])|length > 0 }} {{ dict(c=1).c }} {{ joiner()() }}{{ "
        "'{:>3}'.format(7) }}"
    )
    assert fill(tmp_path, HEAD + body, plan=make_plan()).body.strip() == "aa B 05 \\[0, 1\\] True 1  7"
