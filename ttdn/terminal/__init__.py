"""What the terminal shows: findings, the status, one item or unit.

It takes values and returns rich renderables or text.
"""
