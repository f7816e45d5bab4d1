"""Whether the links that records and pages ask visitors to follow still lead somewhere; for commands only."""
