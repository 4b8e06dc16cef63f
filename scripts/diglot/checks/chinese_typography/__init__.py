"""DG5: punctuation, spaces and forms of words in Chinese."""
