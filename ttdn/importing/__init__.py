"""The plan as a Word document, read into a draft of the plan file (nhập kế hoạch).

Word's file becomes blocks (``word``), the blocks an outline (``outline``), its tables rows of tasks
(``tables``), the words about owners and times what they mean (``owners``, ``times``); ``build`` joins them
into a draft, ``writing`` writes it with what is to be looked at beside each guess, ``comparing`` holds a plan
against its document. Nothing is changed in a word of the document, and none is left out.
"""
