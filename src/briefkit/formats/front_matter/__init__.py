"""Front matter: its text in YAML, TOML or JSON, its keys, and the fields of a brief they mean."""
