"""What the checker says, asked of the checker itself, for whoever has to say the same in another place."""
