"""What other programs read: CI platforms, test readers, spreadsheets. Takes values and returns text."""

#: The forms in which findings can be written for other programs (``forms``, which a log does without).
FORM_NAMES = ("concise", "json", "github", "gitlab", "junit", "sarif", "markdown")
