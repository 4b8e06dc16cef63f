"""The checks of the built site, one in each file."""
