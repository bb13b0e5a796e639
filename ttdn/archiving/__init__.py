"""A year of the folder, frozen (bản lưu): it can be read and printed again, and every change in it shows.

``choosing`` says which files belong to the year, ``packing`` lays them into a folder or a .zip beside the
list of their digests, ``sealing`` knows that list and holds an archive against it, ``opening`` unpacks a .zip
whose contents nobody has looked at yet.
"""
