"""How a document looks: in Word, as Markdown, on the terminal; and how it is written to disk."""
