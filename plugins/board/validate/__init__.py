"""Everything that can be wrong with a record, said in the words of its file."""
