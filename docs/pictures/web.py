"""A page of HTML as a browser shows it: its first screen, and which of its words are on it."""

import json
import re
from pathlib import Path

from lxml import html

from pictures.programs import browse

#: The page as it is, with a list of its words behind it: ``0`` not in sight, ``1`` there, ``2`` never.
_LOOK = """
<script>
addEventListener("load", () => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  while (walk.nextNode()) {
    const node = walk.currentNode, words = node.data.trim().replace(/\\s+/g, " ");
    if (!words || node.parentElement.closest("script, style")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const place = range.getBoundingClientRect();
    const seen = place.width && place.height && getComputedStyle(node.parentElement).visibility == "visible";
    found.push([seen ? Number(place.top >= 0 && place.bottom <= HEIGHT) : 2, words]);
  }
  const list = document.createElement("pre");
  list.textContent = JSON.stringify(found);
  list.id = "words-of-the-page";
  document.body.append(list);
});
</script>
"""
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


def words_of(page: Path) -> list[str]:
    """All words of a page in the order of its text, as it was written into it."""
    body = html.document_fromstring(page.read_text("utf-8")).find("body")
    return [
        " ".join(words.split())
        for words in body.xpath(".//text()[not(ancestor::script or ancestor::style)]")
        if words.strip()
    ]


def words_in_sight(page: Path, width: int, height: int, copy: Path) -> list[list[str]]:
    """The words on the first screen of a page, in runs: those of a run stand one after another in its text.

    Args:
        page: The page.
        width: Of the screen, in pixels.
        height: The same.
        copy: Where a copy of the page may be written that lists its words.
    """
    marked = _POLICY.sub("", page.read_text("utf-8")) + _LOOK.replace("HEIGHT", str(height))
    copy.write_text(marked, "utf-8")
    dumped = browse(f"--window-size={width},{height}", "--dump-dom", copy.as_uri())
    (listed,) = html.document_fromstring(dumped).xpath("//pre[@id='words-of-the-page']")
    runs: list[list[tuple[int, str]]] = [[]]
    for state, words in json.loads(listed.text):
        if state == 0:
            runs.append([])
        else:
            runs[-1].append((state, words))
    return [run for run in map(_seen, runs) if run]


def _seen(run: list[tuple[int, str]]) -> list[str]:
    """A run from its first word in sight to its last."""
    seen = [number for number, (state, _) in enumerate(run) if state == 1]
    return [words for _, words in run[seen[0] : seen[-1] + 1]] if seen else []
