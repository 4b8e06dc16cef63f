"""DG6: words, punctuation, spaces and quotation marks in English and other Western languages."""
