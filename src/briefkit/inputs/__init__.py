"""What there is to read: files, folders, patterns and URLs, cut into parts to share out."""
