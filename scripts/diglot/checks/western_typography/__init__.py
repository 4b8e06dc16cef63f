"""DG6: punctuation, spaces and quotation marks in English and other Western languages."""
