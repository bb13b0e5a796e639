"""What somebody hostile puts into a merge request: names, texts, programs and settings that want to run.

Whatever of it runs makes a file whose name is ``CANARY``.
"""

from pathlib import Path

CANARY = "chay-mat-roi"
_RUN = f"$(touch {CANARY})"
#: A branch that git allows.
BRANCH = f"$(touch${{IFS}}{CANARY});`touch${{IFS}}{CANARY}`'\"&|"
TITLE = f"{_RUN} `touch {CANARY}`; touch {CANARY} && 'a' \"b\" ${{{{ a }}}} %0A::error::x"

#: Modules that Python would find where one stands; each wants to run when it is imported.
_MODULES = ("venv", "pip", "ensurepip", "sitecustomize", "usercustomize", "json", "typing", "ttdn", "yaml")
#: Folders of units that there are not, and files beside a real unit's report.
_FOLDERS = (
    _RUN,
    f"`touch {CANARY}`",
    f"a;touch {CANARY};",
    "\"hai nháy\" 'một'",
    "-rf",
    "--config=a",
    "dòng\nmới",
)
_FILES = (f"{_RUN}.yaml", f"--output-file={CANARY}.yaml", "-.yaml", f"a\n::error::{CANARY}.yaml")
_SETTINGS = {
    ".gitattributes": f"* filter=evil diff=evil\n*.yaml filter=evil\n# {_RUN}\n",
    ".gitmodules": f'[submodule "a"]\n\tpath = a\n\turl = "ext::sh -c touch% {CANARY}"\n',
    ".env": f"PYTHONSTARTUP=venv.py\nBASH_ENV={CANARY}\n",
    "pip.conf": "[global]\nindex-url = https://example.org/simple\n",
    "pyvenv.cfg": "home = .\n",
    "setup.py": f"open({CANARY!r}, 'w')\n",
    "pyproject.toml": '[build-system]\nrequires = []\nbuild-backend = "venv"\nbackend-path = ["."]\n',
    "python": f"#!/bin/sh\ntouch {CANARY}\n",
    "git": f"#!/bin/sh\ntouch {CANARY}\n",
    "ttdn.exe": "MZ",
}
#: Values of a report: of a shell, of a platform's log, of markup, of a terminal.
_TEXTS = (
    _RUN,
    "]]></failure><script>alert(1)</script>",
    "::error file=plan/2020.yaml,line=1::x",
    "##[error]x",
    "\\e[0Ksection_start:1:a\\r\\e[0Kx",
)


def plant(folder: Path, year: int) -> set[str]:
    """Put all of it into a folder that is not yet in a repository.

    Returns:
        The files of which something must be said.
    """
    for module in _MODULES:
        _write(folder / f"{module}.py", f"open({CANARY!r}, 'w')\nraise SystemExit(0)\n")
    for name, text in _SETTINGS.items():
        _write(folder / name, text)
        (folder / name).chmod(0o755)
    told = {f"units/{name}/{year}.yaml" for name in _FOLDERS}
    told |= {f"units/phuong-mot/{name}" for name in _FILES}
    for name in told:
        _write(folder / name, f'unit: "{_RUN}"\nperiod: "{year}"\n')
    report = f"units/phuong-mot/{year}.yaml"
    lines = [f'unit: phuong-mot\nperiod: "{year}"\nreceived: {year}-12-01\nresults:']
    lines += [f'  - {{item: "{text}", status: "{text}"}}' for text in _TEXTS]
    _write(folder / report, "\n".join(lines) + "\n")
    return told | {report}


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
