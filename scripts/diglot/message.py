"""Messages to the user: an English sentence, and the values in its places.

Errors, findings and changes are made in English. Each is a `Message`, which keeps sentence and values apart: so a
command that shows it can look the sentence up in a catalog, as with gettext, and put the same values into its
translation.
"""

from collections.abc import Mapping
from typing import Self


class Message(str):
    """A text in English that can be translated: `Message("{} of {} pages are gone", gone, total)`.

    `sentence` has a place for each of `values`, as in `str.format`; without values it is the text itself. A value that
    is a message is translated with the sentence. All others stay as they are: names, numbers, and texts of users.
    """

    __slots__ = ("sentence", "values")
    sentence: str
    values: tuple[object, ...]

    def __new__(cls, sentence: str, *values: object) -> Self:
        self = super().__new__(cls, sentence.format(*values) if values else sentence)
        self.sentence = sentence
        self.values = values
        return self

    def __reduce__(self) -> tuple[type[Self], tuple[object, ...]]:
        return type(self), (self.sentence, *self.values)

    def filled(self, *values: object) -> "Message":
        """The sentence of this message with these values in its places."""
        return Message(self.sentence, *values)

    def translated(self, sentences: Mapping[str, str]) -> str:
        """The message in another language, with the translations of sentences; in English if its own has none."""
        sentence = sentences.get(self.sentence, self.sentence)
        if not self.values:
            return sentence
        values = (value.translated(sentences) if isinstance(value, Message) else value for value in self.values)
        return sentence.format(*values)
