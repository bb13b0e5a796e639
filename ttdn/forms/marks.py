"""What is marked in a form that goes back, and how that is told from what its officer wrote."""

from ttdn.forms.inert import Note

#: The first sheets that are made here, and taken out again when the file comes back.
CORRECTIONS, RECEIPT = "Cần sửa", "Biên nhận"
AUTHOR = "ttdn"
#: The first line of a note of ours, and the line below which the officer's own stands.
OURS, THEIRS = "Cần sửa (ttdn):", "Ghi chú của cán bộ:"


class CopyNotMadeError(Exception):
    """A part of the file that no form needs is damaged: its cells could be read, but it cannot be copied."""


def own_words(note: Note) -> str:
    """What an officer wrote in a note; of a note of ours, the part that was the officer's."""
    if note.author != AUTHOR and not note.text.startswith(OURS):
        return note.text.strip()
    _, marked, theirs = note.text.partition(f"\n{THEIRS}\n")
    return theirs.strip() if marked else ""
