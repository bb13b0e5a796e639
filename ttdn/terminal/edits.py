"""What is to be said of the editor's part of a summary, in a terminal."""

from rich.text import Text as RichText

from ttdn.model.edits import Correction
from ttdn.safe_text import quote
from ttdn.terminal.parts import Say


def render_unused(correction: Correction, say: Say) -> RichText:
    """A correction whose words stand nowhere in the document any more."""
    text = say(
        f"Lưu ý: báo cáo không còn câu {quote(correction.before)} để sửa; xem lại "
        "'corrections' trong tệp biên tập.",
        f"Note: the report no longer says {quote(correction.before)}; see 'corrections' in the "
        "editor's file.",
    )
    return RichText(text, style="yellow")
