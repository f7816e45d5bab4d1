"""The only code that writes the site."""
