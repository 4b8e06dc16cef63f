"""What readers see besides the text: the glossary, the cards of terms, the concordance, and who answers a paragraph.

Values in, HTML, JSON and CSV out; no site generator. Reading order: `elements` (how HTML is written), `sorting` (names
in the order of a dictionary), `glossary`, `cards`, `concordance`, `answers`.
"""
