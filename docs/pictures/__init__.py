"""The pictures of the guides and of the README, ``docs/hinh``: how each is made from what the program makes.

``make pictures`` takes them all anew, ``make pictures ONLY="status.png trang.png"`` some of them. A picture
is a recipe (``recipes``): which command or file on which stage (``stage``), and how it is shown: a terminal
(``terminal``), a web page (``web``), a page of Word (``paper``), a window of the office program (``window``),
or the drawing of the year (``year``). What each shows, and its sum, is kept in ``docs/hinh/pictures.json``
(``record``): a test says which picture is no longer true. ``letters``: no letter is missing in the fonts.
"""
