"""The reading layer: what readers see besides the text. Values in, HTML, JSON and CSV out; no site generator.

Reading order: `elements` (how HTML is written), `sorting` (names in the order of a dictionary), `glossary`, `cards`,
`concordance`, `answers`; `addresses` (links between pages), `markup` and `rows` (two articles become one page in level
rows), `modes` (the switch between languages and side by side), `citation`, `switches` (words in another language),
`passages` (what search finds).
"""
