"""The engine for Zensical: `python -m diglot.engines.zensical` builds the site of an edition.

Zensical has no plugins and no languages. So each language gets a project of its own in a temporary folder, with the
pages as they are to be shown, and settings made from `mkdocs.yml` (`project`). Zensical builds it in a process of its
own (`invoke`), and calls our Markdown extension there. What it wrote (`written`) is then published like the pages of
any engine (`engine`). Each fact about Zensical has a test in `tests/engines/test_zensical_internals.py`.
"""
