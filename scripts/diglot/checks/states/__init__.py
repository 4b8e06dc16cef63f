"""DG2: whether units are translated, by whom, and from the source as it is now."""
