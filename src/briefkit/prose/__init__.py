"""Understanding running text: one package for each grammar, each usable alone."""
