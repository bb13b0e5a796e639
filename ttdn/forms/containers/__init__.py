"""Mails and archives: what they hold, laid out as ordinary files. All of it runs in the child process."""

from ttdn.forms.containers.content import BY_HAND
from ttdn.forms.containers.laying import Span, count_words, find_spans, lay_out

__all__ = ["BY_HAND", "Span", "count_words", "find_spans", "lay_out"]
