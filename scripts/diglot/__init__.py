"""Diglot: publish Markdown in two or more languages and keep the languages in step."""

__version__ = "0.1.0"
