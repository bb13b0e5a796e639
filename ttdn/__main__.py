"""``python -m ttdn``."""

from ttdn.cli import run

if __name__ == "__main__":
    run()
