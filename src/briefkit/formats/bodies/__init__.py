"""Bodies of stories as interchange formats carry them: HTML, NITF and plain text."""
