"""Everything that depends on undocumented behaviour of MkDocs, Material and static-i18n, in one place.

Each such fact has a test in `tests/engines/test_mkdocs_internals.py`. If one of these tests fails after an update,
change this file.
"""

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import mkdocs.structure.files
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.toc import get_toc

from diglot.character_references import decode_references
from diglot.engines.material_pages import mend_page, put_language
from diglot.engines.page_publishing import EnginePage
from diglot.engines.site_settings import check_links, check_settings, tag_of
from diglot.engines.template_files import pass_over_hidden
from diglot.engines.theme_files import SCRIPTS, STYLES
from diglot.errors import InputError
from diglot.publish.frame import ThemeAddresses
from diglot.publish.site_facts import SiteLanguage
from diglot.publish.templates import THEME
from diglot.settings import read_settings
from diglot.theme_languages import theme_language

THEME_ADDRESSES = ThemeAddresses(roots=('"base": "', 'new URL("'), files=('"search": "',))
"""Where the pages of Material have addresses that are in no `href` or `src`."""
_SEARCH_DIALOG = 'data-md-component="search" role="dialog"'
log = get_plugin_logger("diglot")


@dataclass(frozen=True, slots=True)
class WrittenFile(EnginePage):
    """A page as MkDocs writes it."""

    url: str
    alternates: Mapping[str, str]
    """Its addresses in all languages, by code, also if MkDocs did not write them now (`--dirty`)."""


class _Title(str):
    """A title of ours, which the build of the next language may replace."""


def title_of(page: Any) -> str:
    """The title of a page in words: what MkDocs takes from the first heading is escaped already."""
    return decode_references(str(page.meta.get("title") or page.title))


def search_boost(meta: Mapping[str, Any]) -> float:
    """What Material multiplies the rank of a page with, as its front matter says; 0 if search leaves the page out."""
    about = meta.get("search") or {}
    return 0 if about.get("exclude") else float(about.get("boost", 1))


class MkDocsSite:
    """One configuration of MkDocs with Material and static-i18n, as the plugin sees it."""

    def __init__(self, config: Any) -> None:
        self.config = config
        self.i18n: Any = config.plugins["i18n"]
        self._site_name = str(config.site_name)

    # Languages

    @property
    def root(self) -> Path:
        """The folder of mkdocs.yml, which is the edition's."""
        return Path(self.config.config_file_path).resolve().parent

    @property
    def is_first_build(self) -> bool:
        """Whether this is the build of the default language; the others are run inside it, on the same objects."""
        return not self.i18n.building

    @property
    def default_language(self) -> str:
        """The language at the root of the site, which is built first."""
        return str(self.i18n.default_language)

    @property
    def languages(self) -> list[str]:
        """The languages that are built."""
        return list(self.i18n.build_languages)

    @property
    def language(self) -> str:
        """The language that is being built now. It is not set before static-i18n's `on_config`."""
        return str(self.i18n.current_language or self.default_language)

    def language_tag_of(self, language: str) -> str:
        """What `<html lang>` says in the build of `language`."""
        theme = self.i18n.get_language_config(language).theme or {}
        return tag_of(language, str(theme.get("language", language)))

    def site_name(self, language: str) -> str:
        """The name of the site in a language."""
        return str(self.i18n.get_language_config(language).site_name or self._site_name)

    def set_options(self, options: Mapping[str, Mapping[str, Any]]) -> None:
        """Give languages other options, such as titles, before static-i18n sets up their builds."""
        for language in self.languages:
            its = self.i18n.get_language_config(language)
            its.load_dict(dict(options.get(language, {})))
            known = theme_language(language)
            if self.config.theme.name == "material" and known != language and "language" not in (its.theme or {}):
                its.load_dict({"theme": {**(its.theme or {}), "language": known}})

    def site_languages(self) -> dict[str, SiteLanguage]:
        """The languages that are built, by code."""
        tag, entry = self.language_tag_of, self.i18n.get_language_config
        return {
            code: SiteLanguage(code, tag(code), str(entry(code).name), self.site_name(code), self.folder(code))
            for code in self.languages
        }

    def folder(self, language: str) -> str:
        """The folder of a language's pages, from the root of the site: empty for the default language."""
        return "" if language == self.default_language else f"{language}/"

    def written_file(self, page: Any, html: str) -> WrittenFile:
        """A page of the language that is being built, as it is written."""
        return WrittenFile(
            name=self.page_name(page),
            language=self.language,
            address=page.url.removeprefix("./"),
            html=html,
            title=title_of(page),
            ids=page.present_anchor_ids or (),
            boost=0 if page.file.locale != self.language else search_boost(page.meta),
            url=page.url,
            alternates={code: file.url.removeprefix("./") for code, file in page.file.alternates.items()},
        )

    def home(self, language: str) -> str:
        """The address of a language's home page, from the root of the site."""
        return self.folder(language) + ("" if self.config.use_directory_urls else "index.html")

    def page_name(self, page: Any) -> str:
        """A page's path below its language's folder."""
        return str(getattr(page.file, "norm_src_uri", page.file.src_uri))

    @staticmethod
    def as_read(text: str) -> str:
        """The text of a page as MkDocs reads it from a file; it finds front matter in no other."""
        return re.sub(r"\r\n?", "\n", text.removeprefix("\ufeff"))

    def address_of(self, name: str, language: str) -> str:
        """The address of a page or file in the folder of a language, from the root of the site."""
        address = File(name, None, "", self.config.use_directory_urls).url
        return (self.folder(language) + address.removeprefix("./")) or "./"

    def generate_page(self, files: Any, name: str, title: str) -> None:
        """Add a page without text to those of this language, with its counterparts, as static-i18n would have it.

        Its content is put in when it is rendered. A page of the author's own at this place is left alone.
        """
        made = {language: self._generate(name, language, title) for language in self.languages}
        for file in made.values():
            file.alternates = made
        file = made[self.language]
        if file.src_uri in files.src_uris:
            log.warning(f"{file.src_uri} has the path of the glossary, so the glossary is left out. Rename the page.")
            return
        files.append(file)
        self.i18n.i18n_files_per_language[self.language].append(file)  # for the sitemap

    def _generate(self, name: str, language: str, title: str) -> Any:
        inclusion = InclusionLevel.NOT_IN_NAV if self.config.nav else InclusionLevel.INCLUDED
        content = f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n---\n"
        file: Any = File.generated(self.config, f"{language}/{name}", content=content, inclusion=inclusion)
        if language == self.default_language:
            file.dest_uri = file.dest_uri.removeprefix(f"{language}/")
        file.locale = file.localization = file.locale_alternate_of = language
        file.norm_src_uri = name
        return file

    def generate_file(self, files: Any, path: str, content: str) -> None:
        """Add a file at a path from the root of the site."""
        files.append(File.generated(self.config, path, content=content, inclusion=InclusionLevel.INCLUDED))

    @staticmethod
    def set_contents(page: Any, headings: Sequence[tuple[str, str]]) -> None:
        """Give a page another table of contents, of ids and titles, and let MkDocs know these ids."""
        tokens: Any = [{"level": 2, "id": id_, "name": title, "children": []} for id_, title in headings]
        page.toc = get_toc(tokens)
        page.present_anchor_ids = {id_ for id_, _ in headings}

    @staticmethod
    def is_generated(page: Any, name: str) -> bool:
        """Whether a page is the generated one of this name."""
        return page.file.generated_by is not None and getattr(page.file, "norm_src_uri", "") == name

    @staticmethod
    def check_settings(config: Any) -> None:
        """Raise PluginError if mkdocs.yml and diglot.toml contradict each other, before anything is built."""
        root, plugins = Path(config.config_file_path).resolve().parent, config.plugins
        i18n = plugins["i18n"].config if "i18n" in plugins else {}
        own = config.theme.custom_dir
        try:
            check_settings(root, read_settings(root), list(plugins), i18n, config.docs_dir)
            check_links(Path(config.config_file_path).parent, map(Path, filter(None, (config.site_dir, own))))
        except InputError as error:
            raise PluginError(f"diglot: {error}") from None

    # Theme

    def install_theme(self) -> None:
        """Add the plugin's templates and assets, behind the site's own overrides. Doing it twice changes nothing."""
        dirs = self.config.theme.dirs
        if str(THEME) not in dirs:
            own = self.config.theme.custom_dir
            dirs.insert(dirs.index(own) + 1 if own in dirs else 0, str(THEME))
        self.config.theme.get_env = partial(pass_over_hidden, type(self.config.theme).get_env, self.config.theme)
        self.config.extra_css[:0] = [style for style in STYLES if style not in self.config.extra_css]
        there = {str(script) for script in self.config.extra_javascript}
        for name in SCRIPTS:
            if name not in there:
                from mkdocs.config.config_options import ExtraScriptValue

                script = ExtraScriptValue(name)
                script.type = "module"
                self.config.extra_javascript.append(script)

    def template_folders(self) -> list[Path]:
        """The folders of the site's own theme, the first one first, after `install_theme`."""
        dirs = self.config.theme.dirs
        return [Path(folder) for folder in dirs[: dirs.index(str(THEME))]]

    def point_selector(self, page: Any) -> None:
        """Let the language selector lead to this page in each language, by relative links, also on home pages.

        static-i18n leaves absolute links on home pages, which break when the site moves to another folder. Templates
        see the selector as an attribute of `extra`, not as its item.
        """
        for entry in getattr(self.config.extra, "alternate", None) or ():
            language = entry.get("lang")
            if language in self.languages:
                file = getattr(page.file, "alternates", {}).get(language)
                entry["link"] = (self.home(language) if file is None else file.url) or "./"

    def mend(self, html: str, search: str) -> str:
        """Correct faults in the HTML of Material; `search` is the word for a search in the page's language."""
        html = put_language(mend_page(html), self.language_tag_of(self.language))
        for language in self.languages:  # the selector names each language in the language itself
            link = f'hreflang="{language}" class="md-select__link"'
            html = html.replace(link, f'lang="{self.language_tag_of(language)}" {link}', 1)
        return html.replace(_SEARCH_DIALOG, f'{_SEARCH_DIALOG} aria-label="{escape(search)}"', 1)

    # Files of translators

    @staticmethod
    def skip_links() -> None:
        """Keep MkDocs, which follows links while it lists its files, from those in the folder of pages."""

        def walk(top: str, *arguments: Any, **options: Any) -> Iterator[tuple[str, list[str], list[str]]]:
            for parent, inner, names in os.walk(top, *arguments, **options):
                for listed in (inner, names):
                    listed[:] = [name for name in listed if not os.path.islink(os.path.join(parent, name))]
                yield parent, inner, names

        mkdocs.structure.files.os = SimpleNamespace(**{**vars(os), "walk": walk})  # type: ignore[attr-defined,assignment]

    @staticmethod
    def is_made(file: Any) -> bool:
        """Whether a plugin made the file: it is nobody's translation."""
        return getattr(file, "generated_by", None) is not None

    # Markdown

    def set_markdown(self, defaults: Mapping[str, Mapping[str, Any]]) -> None:
        """Set options of Markdown extensions that mkdocs.yml does not set; titles anew for each language."""
        for extension, options in defaults.items():
            known = self.config.mdx_configs.setdefault(extension, {})
            for option, value in options.items():
                if option not in known or isinstance(known[option], _Title):
                    known[option] = _Title(value) if isinstance(value, str) else value
