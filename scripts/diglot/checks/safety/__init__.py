"""DG8: what a translation must not do."""
