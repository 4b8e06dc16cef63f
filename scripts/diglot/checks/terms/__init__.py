"""DG4: whether names of concepts are those of the termbase."""
