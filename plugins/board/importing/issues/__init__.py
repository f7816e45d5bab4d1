"""Issues that were written with the board's issue forms: the forms, and records made of the answers."""
