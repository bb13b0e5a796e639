"""Where the state of an earlier day comes from: the last page that was made, git, or the days of receipt.

What has changed since is then for ``changes`` to say.
"""
