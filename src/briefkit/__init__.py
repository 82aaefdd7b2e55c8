"""Typed values for news briefs, formats that say what they lose, a validator for CI."""
