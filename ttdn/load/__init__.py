"""From a folder to models, and what is wrong with single files; rules between files are for the checks."""

from ttdn.load.folder import (
    EDITS_FOLDER,
    PLAN_FOLDER,
    UNITS_FOLDER,
    EditsFile,
    Loaded,
    PlanFile,
    Workspace,
    add_file,
    find_root,
    is_edits,
    is_in_plan,
    is_plan,
    list_files,
    load_file,
    relative_name,
)  # fmt: skip
from ttdn.load.report import Amounts, Head, ReportFile, report_file

__all__ = [
    "EDITS_FOLDER", "PLAN_FOLDER", "UNITS_FOLDER", "Amounts", "EditsFile", "Head", "Loaded", "PlanFile", "ReportFile", "Workspace",
    "add_file", "find_root", "is_edits", "is_in_plan", "is_plan", "list_files", "load_file", "relative_name", "report_file",
]  # fmt: skip
