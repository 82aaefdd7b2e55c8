"""Configuration: found, read, judged; settings, plugins, and the word lists of a house."""
