"""The rules by family, a module each. Nothing registers itself: `..catalogue` lists them."""
