"""Putting findings aside: by what a brief says itself, and by the baseline of a house."""
