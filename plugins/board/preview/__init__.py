"""The pages that a pull request changes, before and after it, to be looked at without a server; for commands only."""
