"""The board as data: `/api/v1/`."""
