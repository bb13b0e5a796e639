"""What proves a result, as documents cite it."""

from dataclasses import dataclass
from typing import Annotated

from ttdn.model.report import Evidence


@dataclass(frozen=True, slots=True)
class EvidenceNames:
    """What proves a result."""

    title: Annotated[str, "Tên minh chứng", "Its title"]
    number: Annotated[
        str, "Số, ký hiệu; trống nếu đã có trong tên", "Its number; empty where the title holds it"
    ]
    link: Annotated[str, "Địa chỉ web; trống nếu không có", "Its web address; empty without one"]


def evidence_names(evidence: Evidence) -> EvidenceNames:
    """The name of a computer's file is left out: nobody who reads the document has the folder."""
    title, number = evidence.title.rstrip(" .;"), evidence.number or ""
    return EvidenceNames(title, "" if number in title else number, evidence.link or "")
