"""DG1: whether a translated page has the pages, headings, lists, tables and other parts of its source."""
