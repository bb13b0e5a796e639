"""Official documents in three rooms: what is said, the document that says it, and how it is laid out.

``content`` gathers what a template may use; ``document`` fills the template and takes its Markdown apart into
named parts; ``layout`` prints the parts in Word, as Markdown or on the terminal.
"""
