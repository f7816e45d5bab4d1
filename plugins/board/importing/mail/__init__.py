"""Records that came by mail: out of a message or a saved text, whatever a mail program did to it."""
