"""What pages say to machines, in schema.org's words."""
