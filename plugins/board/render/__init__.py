"""Listings in, pages, feeds and API out, as values."""
