"""People, works and a day for tests of bylines and citations."""

from datetime import date

from diglot.credit import Day, Name, Origin

DAY = Day(date(2026, 11, 25))
TALK = Origin(
    Name({"en": "A Talk", "de": "Ein Vortrag"}),
    True,
    (Name({"en": "Li Na", "zh": "李娜（Li Na）"}),),
    Name({"": "Talks"}),
    Day(date(1999, 5, 1), 2),
    "https://example.org/?a=1&b=2",
)
UNNAMED = Origin(Name({"": "A Talk"}), True, (), Name({"": "Talks"}))
NOVEL = Origin(Name({"ja": "雪国", "en": "Snow Country"}), False, (Name({"ja": "川端康成", "en": "Kawabata"}),))
LEE, CHEN, RUIZ = (Name({"": name}) for name in ("Ann Lee", "Bo Chen", "Cy Ruiz"))
