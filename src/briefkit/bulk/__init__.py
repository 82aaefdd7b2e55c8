"""Many documents: an archive read, converted or validated, by processes or by a cluster."""
