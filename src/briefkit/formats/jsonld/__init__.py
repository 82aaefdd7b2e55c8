"""JSON-LD: the schema.org object of a news story, as search engines read it."""
