"""The version of briefkit, where every floor of the house can see it."""

__all__ = ["__version__"]

__version__ = "0.1.0"
"""As PEP 440 has it."""
