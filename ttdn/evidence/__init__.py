"""Evidence (minh chứng): all that was given as proof, what is missing or given twice, and the links.

Everything here is pure but ``files``, which looks at the files and reads them, and ``links``, the only place
of the program that opens a connection.
"""
