"""From a folder to models, and what is wrong with single files; rules between files are for the checks."""

from ttdn.load.folder import (
    EditsFile,
    Loaded,
    PlanFile,
    RegisterFile,
    Workspace,
    add_file,
    find_root,
    list_files,
    list_plans,
    load_file,
    load_plan,
    relative_name,
)
from ttdn.load.report import ReportFile, report_file

__all__ = [
    "EditsFile",
    "Loaded",
    "PlanFile",
    "RegisterFile",
    "ReportFile",
    "Workspace",
    "add_file",
    "find_root",
    "list_files",
    "list_plans",
    "load_file",
    "load_plan",
    "relative_name",
    "report_file",
]
