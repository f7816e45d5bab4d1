"""`python -m board`: the same as the `board` command."""

from board.cli import main

if __name__ == "__main__":
    main()
