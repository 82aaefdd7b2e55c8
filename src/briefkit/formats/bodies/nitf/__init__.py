"""NITF, a document or its body alone, read and written for all formats that carry it."""
