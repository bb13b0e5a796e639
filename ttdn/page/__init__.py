"""The leader's page as one HTML file that needs nothing else: no script, no network, no other file.

``tones`` has the words and colours of states, ``leader`` what stands on the first page, ``matrix`` the units
by their items, ``answers`` what they wrote, ``html`` puts it together. It is pure: no files of the user, no
clock.
"""
