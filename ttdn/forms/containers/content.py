"""What a mail or an archive holds, within bounds."""

from dataclasses import dataclass

from ttdn.forms.incoming import ContainerRefusedError
from ttdn.language import Text

_MEGABYTE = 1 << 20
#: Of one mail or archive as it lies there; what mail servers let through is far smaller.
LARGEST_ARCHIVE, LARGEST_MAIL = 300 * _MEGABYTE, 50 * _MEGABYTE
#: What may come out of one, all told; and of one file in it.
LARGEST_WHOLE, LARGEST_MEMBER = 500 * _MEGABYTE, 100 * _MEGABYTE
MOST_MEMBERS = 500
#: A mail in an archive in a mail is looked into; what lies deeper is laid out as it is.
DEEPEST = 3

BY_HAND = Text(
    "Mở bằng tay, lưu các tệp bên trong vào thư mục này rồi chạy lại.",
    "Open it by hand and save the files in it into this folder, then run again.",
)


@dataclass(frozen=True)
class Content:
    """A file in a mail or an archive: its name as it is given, its bytes; else why they are not read."""

    name: str
    raw: bytes = b""
    trouble: tuple[Text, Text] | None = None


@dataclass
class Room:
    """How many files and bytes may still come out of one mail or archive, with all that lies in it."""

    members: int = MOST_MEMBERS
    size: int = LARGEST_WHOLE

    def claim(self, members: int, size: int) -> None:
        """Take so much of it.

        Raises:
            ContainerRefusedError: There is less left.
        """
        if members > self.members:
            raise too_many()
        if size > self.size:
            raise too_large()
        self.members -= members
        self.size -= size


def too_many(most: int = MOST_MEMBERS) -> ContainerRefusedError:
    """More files or mails than anybody sends."""
    words = Text(
        f"Có quá nhiều tệp bên trong (hơn {most}).",
        f"There are too many files in it (over {most}).",
    )
    return ContainerRefusedError(words, BY_HAND)


def too_large(largest: int = LARGEST_WHOLE) -> ContainerRefusedError:
    """More than is opened."""
    size = largest // _MEGABYTE
    words = Text(f"Quá lớn (hơn {size} MB) nên không mở.", f"Too large (over {size} MB); it was not opened.")
    return ContainerRefusedError(words, BY_HAND)


def large_member(name: str) -> Content:
    """A file that is not read for its size."""
    return Content(name, trouble=(too_large(LARGEST_MEMBER).message, BY_HAND))


def damaged_member(name: str) -> Content:
    """A file whose bytes cannot be read."""
    return Content(
        name,
        trouble=(
            Text("Tệp bị hỏng trên đường gửi.", "The file was damaged on its way."),
            Text("Đề nghị đơn vị gửi lại tệp này.", "Ask for this file again."),
        ),
    )
