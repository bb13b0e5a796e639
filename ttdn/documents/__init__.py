"""Official documents: a text template becomes Markdown, Markdown a document of named parts.

And the parts Word, text or terminal.
"""
