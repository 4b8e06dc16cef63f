"""DG7: turns of phrase by which readers of Chinese know a translation; hints only."""
