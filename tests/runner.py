"""Runs the jobs of a workflow as a runner of GitHub does, as far as the workflows of this repository ask for.

A step's script stands in a file that bash runs, stopping at the first failure; expressions are filled in
before; what a step says to later ones goes through files whose names it is told; the action of this
repository runs its own steps with its own inputs, named as the checkout's or as another repository's. Other
actions are not run: what they bring is there. An expression or a key that is not known is an error, so that
nothing is passed over.
"""

import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from ci_tools import PATIENCE, machine

#: Actions of others by what is here of what they do: the checkout stands, Python and Node are there.
KNOWN = {
    f"actions/{name}"
    for name in ("checkout", "setup-python", "setup-node", "upload-artifact", "download-artifact")
}
_JOB_KEYS = {
    *("name", "needs", "if", "permissions", "runs-on", "container", "timeout-minutes", "strategy"),
    *("defaults", "steps"),
}
_STEP_KEYS = {"name", "id", "if", "env", "run", "shell", "uses", "with", "continue-on-error"}


class Step(NamedTuple):
    """What became of a step: its name, how it ended, what it printed."""

    name: str
    code: int
    out: str
    err: str


@dataclass
class Runner:
    """A machine with a checkout, a temporary folder whose name has a blank, and what the platform says.

    ``github`` and ``matrix`` are what expressions may ask for; ``environment`` is what the machine says;
    ``actions`` says where the actions of other repositories lie that are run.
    """

    checkout: Path
    temp: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    github: Mapping[str, str] = field(default_factory=dict)
    matrix: Mapping[str, str] = field(default_factory=dict)
    actions: Mapping[str, Path] = field(default_factory=dict)

    def run(self, workflow: str, job: str, *, skip: tuple[str, ...] = ()) -> list[Step]:
        """Run the steps of a job until one fails, without those of a name in ``skip``, in actions too."""
        told = yaml.safe_load(workflow)
        described = told["jobs"][job]
        assert described.keys() <= _JOB_KEYS, described.keys()
        names: dict[str, Any] = {"github": self.github, "matrix": self.matrix, "steps": {}, "skip": skip}
        return list(self._run_steps(described["steps"], names, dict(told.get("env", {}))))

    def summary(self) -> str:
        """What the steps wrote for the page of the run."""
        return "".join(path.read_text("utf-8") for path in sorted(self.temp.glob("summary-*")))

    def _run_steps(
        self, steps: list[dict[str, Any]], names: dict[str, Any], environment: dict[str, str]
    ) -> Iterator[Step]:
        for step in steps:
            assert step.keys() <= _STEP_KEYS, step.keys()
            if step.get("name") in names["skip"] or not _holds(step.get("if"), names):
                continue
            done = self._use(step, names) if "uses" in step else [self._script(step, names, environment)]
            yield from done
            failed = any(one.code for one in done)
            if "id" in step:
                names["steps"][step["id"]] = {"outcome": "failure" if failed else "success"}
            if failed and not step.get("continue-on-error"):
                return

    def _use(self, step: dict[str, Any], names: dict[str, Any]) -> list[Step]:
        """Run an action whose folder is here; the others have done their work."""
        name = step["uses"].partition("@")[0]
        folder = {"./": self.checkout / ".", **self.actions}.get(name)
        if folder is None:
            assert name in KNOWN, name
            return []
        action = yaml.safe_load((folder / "action.yml").read_text(encoding="utf-8"))
        given = {name: _fill(str(value), names) for name, value in step.get("with", {}).items()}
        assert given.keys() <= action["inputs"].keys()
        inputs = {name: given.get(name, known["default"]) for name, known in action["inputs"].items()}
        github = {**self.github, "action_path": str(folder)}
        own = {**names, "inputs": inputs, "github": github, "steps": {}}
        return list(self._run_steps(action["runs"]["steps"], own, {}))

    def _script(self, step: dict[str, Any], names: dict[str, Any], environment: dict[str, str]) -> Step:
        """Run the script of a step in the checkout."""
        assert step.get("shell", "bash") == "bash"
        self.temp.mkdir(parents=True, exist_ok=True)
        number = len(list(self.temp.glob("step-*")))
        script = self.temp / f"step-{number}.sh"
        script.write_text(_fill(step["run"], names), encoding="utf-8")
        own = {name: _fill(str(value), names) for name, value in step.get("env", {}).items()}
        files = {name: self.temp / f"{name}-{number}" for name in ("output", "env", "path", "summary")}
        for path in files.values():
            path.touch()
        platform = {"CI": "true", "GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": str(self.checkout)}
        done = subprocess.run(  # noqa: S603 - our own words
            [str(shutil.which("bash")), "--noprofile", "--norc", "-eo", "pipefail", str(script)],
            cwd=self.checkout,
            env={
                **machine(),
                **platform,
                "RUNNER_TEMP": str(self.temp),
                **{
                    f"GITHUB_{'STEP_' * (name == 'summary')}{name.upper()}": str(path)
                    for name, path in files.items()
                },
                **self.environment,
                **environment,
                **own,
            },
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )
        # Of these files only the page of the run is read here.
        assert not any(path.stat().st_size for name, path in files.items() if name != "summary")
        return Step(step.get("name", step["run"]), done.returncode, done.stdout, done.stderr)


def _fill(text: str, names: Mapping[str, Any]) -> str:
    """A text with the values of its expressions, of the form ``${{ a.b }}``."""
    return re.sub(r"\$\{\{ (\S+) \}\}", lambda match: _value(match[1], names), text)


def _value(place: str, names: Mapping[str, Any]) -> str:
    found: Any = names
    for name in place.split("."):
        found = found[name]
    assert isinstance(found, str), place
    return found


def _holds(condition: str | None, names: Mapping[str, Any]) -> bool:
    """A condition of the form ``a.b == 'c'``; none always holds."""
    if condition is None:
        return True
    match = re.fullmatch(r"(\S+) == '([^']*)'", condition)
    assert match, condition
    return _value(match[1], names) == match[2]
