"""What a board says, in its language."""
