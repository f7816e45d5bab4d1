"""The schemas: kinds of files, and their fields in order with titles, hints and examples."""

from board.schema.fields import KINDS, Field, Kind, fields, load_schema, schema_folder

__all__ = ["KINDS", "Field", "Kind", "fields", "load_schema", "schema_folder"]
