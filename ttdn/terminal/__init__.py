"""What the terminal shows: findings, the status, one item or unit.

Takes values and returns rich renderables or text.
"""
