"""Metadata of the pages for search engines, reference managers, feed readers and language models."""

from diglot.metadata.feed import ATOM, FEED, FeedEntry, render_feed
from diglot.metadata.head import render_head
from diglot.metadata.json_ld import render_terms_json_ld
from diglot.metadata.page_metadata import PageMetadata
from diglot.metadata.text_files import LLMS, MARKDOWN, ListedPage, render_llms

__all__ = [
    "ATOM",
    "FEED",
    "LLMS",
    "MARKDOWN",
    "FeedEntry",
    "ListedPage",
    "PageMetadata",
    "render_feed",
    "render_head",
    "render_llms",
    "render_terms_json_ld",
]
