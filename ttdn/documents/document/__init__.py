"""The document: a filled template, its Markdown taken apart into named parts."""
