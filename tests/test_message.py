"""Messages keep their sentence and their values."""

import copy
import pickle

from diglot.errors import InputError
from diglot.message import Message

SENTENCES = {
    "{} is gone": "{}没有了",
    "page": "页面",
    "{} of {}": "{1}的{0}",
    "{:,} pages": "{:,} 页",
    "Write {a: b}.": "请写 {a: b}。",
}
"""Some translations."""


def test_a_message_is_its_text() -> None:
    """Wherever a text is wanted; braces stand for themselves where there are no values."""
    message = Message("{:,} of {!r}", 1234, "a")

    assert message == "1,234 of 'a'"
    assert f"{message}." == "1,234 of 'a'."
    assert (message.sentence, message.values) == ("{:,} of {!r}", (1234, "a"))
    assert Message("Write {a: b}.") == "Write {a: b}."
    assert Message("{} is gone").filled("a") == Message("{} is gone", "a")


def test_a_message_is_translated_with_its_messages() -> None:
    """Values that are no messages stay as they are, whatever they say; so does what has no translation."""
    page = Message("page")

    assert Message("{} is gone", page).translated(SENTENCES) == "页面没有了"
    assert Message("{} is gone", "page").translated(SENTENCES) == "page没有了"
    assert (
        Message("{} is gone", Message("{} of {}", page, "{} is gone")).translated(SENTENCES) == "{} is gone的页面没有了"
    )
    assert Message("{} is here", page).translated(SENTENCES) == "页面 is here"
    assert Message("{:,} pages", 1234).translated(SENTENCES) == "1,234 页"
    assert Message("Write {a: b}.").translated(SENTENCES) == "请写 {a: b}。"
    assert Message("{} is gone", "{0}").translated({}) == "{0} is gone"


def test_messages_go_from_one_process_to_another() -> None:
    """And they can be copied, as in an error or a finding."""
    error = InputError(Message("{} is gone", Message("page")), Message("Restore {}.", "a.md"), "a.md", 3)

    again = pickle.loads(pickle.dumps(error))

    assert str(again) == str(error)
    assert again.told(lambda message: message.translated(SENTENCES)) == "a.md:3: 页面没有了\n  Restore a.md."
    for other in (copy.copy(error.fact), copy.deepcopy(error.fact)):
        assert (other.sentence, other.values) == (error.fact.sentence, error.fact.values)
