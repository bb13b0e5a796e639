"""An amendment written into the plan: from a copy in which the changes were made to the entries that say so.

``deciding`` compares the two and says what becomes of each entry, ``writing`` makes the text of the file,
``amend`` goes from beginning to end and says what each unit then owes more or less. It is pure: no files, no
clock.
"""
