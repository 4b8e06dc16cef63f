"""From a pair of pages to what readers see: HTML, JSON and CSV. It knows Python-Markdown, and no site generator.

Reading order: `page_units` (what is known of each unit), `markers` (characters that carry units through the Markdown
renderer), `unmark` and `markdown_extension` (markers become attributes), `term_links`, `unit_notes` and `note_boxes`
(what is added to the text), `script_runs` and `tag_runs` (words in another language); `glossary`, `glossary_page`,
`glossary_entry`, `term_cards`, `concordance_files`, `backlinks`; `templates` (the HTML of glossary, cards and notice);
`relative_links`, `row_blocks`, `rows` and `side_by_side` (two articles become one page in level rows); `view_switch`,
`page_data`, `byline` and `citation`; `passages` and `search_files` (what search finds).
"""
