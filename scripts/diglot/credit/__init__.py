"""Who made a page, in which role, and of what: as data, from the front matter of its source.

    parse_credit(text, path)         -> Credit, and what is wrong with it
    credit.writers                   -> whose sentences the page has
    name.spelled(language, source)   -> a name, and the language it is in

Byline, citations and metadata are all made from it.
"""

from diglot.credit.credit import EDITORS, Credit, Day, Name, Origin, Spelling
from diglot.credit.parse_credit import parse_credit

__all__ = ["EDITORS", "Credit", "Day", "Name", "Origin", "Spelling", "parse_credit"]
