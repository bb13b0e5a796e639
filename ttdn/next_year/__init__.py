"""The plan of a later year, begun with what the plan of this one has (năm sau).

``lives`` says who and what lives on, ``carrying`` what the new plan takes over, ``words`` and ``remarks``
what somebody must look at, ``leftover`` which work of the old year is not done, ``writing`` makes the text of
the new file out of that of the old one: comments, order and style stay. No text of a clause is ever changed;
where a year stands in one, that is said beside it.
"""
