"""The public pages of editions: programme, sessions, speakers, documents, search."""
