"""The page for lost readers: its sentences come from catalogs, which translators of an edition may write."""

import pytest
from jinja2 import Environment, FileSystemLoader

from diglot.engines.theme_files import LOST
from diglot.publish.templates import THEME


@pytest.mark.parametrize("escapes", [True, False], ids=["Zensical", "MkDocs"])
def test_a_sentence_of_a_catalog_is_text(escapes: bool) -> None:
    """Also in MkDocs, whose templates escape nothing by themselves."""
    environment = Environment(loader=FileSystemLoader(THEME), autoescape=escapes)
    environment.filters["url"] = str
    fields = ("tag", "title", "sentence", "link", "home")
    hostile = {each: f'{each} "><script src=https://evil.example/></script>' for each in fields}

    page = environment.get_template(LOST).render(diglot={"lost": [hostile]})

    assert "evil.example" in page
    assert page.count("<script") == 1, "the one of the page itself"
    assert all(f'{each} "' not in page for each in fields), "nor does a sentence end an attribute"
