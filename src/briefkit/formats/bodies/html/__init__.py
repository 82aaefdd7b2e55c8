"""The body of a story in HTML, read and written."""
