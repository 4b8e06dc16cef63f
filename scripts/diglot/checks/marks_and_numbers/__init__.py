"""DG3: whether a translation has the links, numbers, emphasis, footnotes and other marks of its source."""
