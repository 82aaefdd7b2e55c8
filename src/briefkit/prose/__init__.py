"""Understanding running text: one module for each grammar, each usable alone."""
