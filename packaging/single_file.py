"""Where the program in one file begins: see ttdn.spec."""

import multiprocessing

from ttdn.cli import run

if __name__ == "__main__":
    # On Windows a child process begins with this file anew and does here what it was started for.
    multiprocessing.freeze_support()
    run()
