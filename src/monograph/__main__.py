"""Runs the command line: ``python -m monograph``."""

from monograph.cli import main

if __name__ == "__main__":
    main()
