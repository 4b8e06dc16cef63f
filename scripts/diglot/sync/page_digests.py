"""A digest of everything that decides what a sync makes of a page, so that a page in agreement can be passed over."""

import hashlib
from collections.abc import Mapping
from types import MappingProxyType

from diglot.edition import Edition
from diglot.edition_files import SITE
from diglot.keys import content_hash


class PageDigests:
    """The digests of the pages of one edition."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._program = f"{edition.fingerprint} {content_hash(edition.termbase)}".encode()
        """What counts for all pages alike: the program, its settings and the termbase."""

    def digest(
        self,
        page: str,
        locks: Mapping[str, Mapping[str, str]],
        written: Mapping[str, bytes | None] = MappingProxyType({}),
    ) -> str:
        """The digest of a page, with these sections of the locks, once the `written` files are in place."""
        edition, layout = self._edition, self._edition.layout
        template = layout.template(page)
        parts: list[str | bytes | None] = [page, repr(edition.titles) if page == SITE else edition.pages.get(page)]
        parts.append(written[template] if template in written else edition.templates.get(page))
        for code, sections in locks.items():
            catalog, target = layout.catalog(page, code), layout.target_page(page, code)
            on_disk = edition.translations[code]
            parts += [code, sections.get(page, "").strip()]
            parts.append(written[catalog] if catalog in written else on_disk.catalogs.get(page))
            parts.append(written[target] if target in written else on_disk.pages.get(page))
        digest = hashlib.blake2b(self._program, digest_size=12)
        for part in parts:
            data = b"" if part is None else part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
            digest.update(b"%d " % (-1 if part is None else len(data)) + data)
        return digest.hexdigest()
