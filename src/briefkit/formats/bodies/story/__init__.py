"""A body and what a format says of it elsewhere, put together into one brief."""
