"""The schemas of a folder, by which an editor helps: the program makes them of the plan and its own rules."""

import re
from collections.abc import Iterator, Mapping

from ttdn.checking import Checked
from ttdn.language import Text
from ttdn.schema import report_schema, schema_as_text
from ttdn.upgrading.advice import Advice, renewed
from ttdn.upgrading.folder import Folder

#: On the first lines of what the program made.
_MADE = re.compile(r'\A\s*\{\s*"\$schema":[^\n]*\n\s*"\$id":\s*"urn:ttdn:(?:report:([0-9]{4})|[a-z]+)"')
_REPORT = re.compile(r"schema/report[^/]*\.schema\.json")


def schemas_for(folder: Folder, program: Mapping[str, str], checked: Checked) -> dict[str, str | None]:
    """The schemas that a folder should have, each as it should be; None where its plan cannot be read.

    Args:
        folder: The folder.
        program: The files that the program would write, by their names.
        checked: The folder's plans and reports.
    """
    if not folder.has_schemas:
        return {}
    wanted: dict[str, str | None] = {
        name: text for name, text in program.items() if name.startswith("schema/")
    }
    for name, text in folder.texts.items():
        if _REPORT.fullmatch(name) and (made := _MADE.match(text)) and made[1]:
            file = checked.workspace.plans.get(int(made[1]))
            wanted[name] = schema_as_text(report_schema(file.plan)) if file else None
    return wanted


def is_made(text: str) -> bool:
    """Whether a file is what the program prints, by its head: nobody writes that by hand."""
    return _MADE.match(text) is not None


def examine_schemas(folder: Folder, wanted: Mapping[str, str | None]) -> Iterator[Advice]:
    """What is to be done about the schemas, and what is fine."""
    same = 0
    for name, current in wanted.items():
        text = folder.texts.get(name)
        if current is None:
            yield _without_plan(folder, name)
        elif text is None:
            if name not in folder.unfit:
                yield renewed("schema-missing", name, Text("chưa có", "not there yet"))
        elif text.replace("\r\n", "\n") == current:
            same += 1
        elif is_made(text):
            yield renewed(
                "schema-old",
                name,
                Text("của bản trước hoặc của kế hoạch trước", "older than this version or plan"),
            )
        else:
            said = Text("không phải do ttdn lập: giữ nguyên", "not made by ttdn: left as it is")
            yield Advice("schema-own", name, said)
    if same:
        yield Advice(
            "schemas-same",
            "",
            Text(f"{same} schema đúng như của bản này.", f"Schemas of this version: {same}."),
        )


def _without_plan(folder: Folder, name: str) -> Advice:
    """A schema whose plan cannot be read yet, or is not in the folder."""
    made = _MADE.match(folder.texts.get(name, ""))
    year = made[1] if made else None
    if not year or (folder.root / "plan" / f"{year}.yaml").exists():
        return Advice("schema-waits", name, _PLAN_FIRST, _PLAN_CURE)
    said = Text(
        f"lập theo kế hoạch năm {year}, nay không có trong thư mục",
        f"made for the plan of {year}, which is not here",
    )
    command = f"ttdn schema report -o {name} --force"
    cure = Text(
        f"lập lại theo kế hoạch hiện có: {command}; không dùng nữa thì xóa tệp",
        f"renew it by the plan that is here: {command}; or delete it if nothing uses it",
    )
    return Advice("schema-no-plan", name, said, cure)


_PLAN_FIRST = Text(
    "chờ: kế hoạch của năm ấy chưa đọc được bằng bản này", "waits: the plan of that year cannot be read yet"
)
_PLAN_CURE = Text("sửa kế hoạch rồi chạy lại lệnh này", "correct the plan, then run this again")
