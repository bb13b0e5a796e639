"""The questions of every day: who has done an item, what units wrote on it, where words stand.

It is pure: no files, no clock, no rendering.
"""
