"""The forms in which people write records in their browser, made of the schemas."""
