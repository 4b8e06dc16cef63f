"""Correct translations into languages besides Chinese: no check finds fault with them."""

import pytest
from case_files import stock
from editions import LAYOUT, Files

from diglot.checks import run_checks
from diglot.checks.loader import load_checks

SOURCE = """\
# Ovens and scores

More than 1,200 ovens run for 24 hours; 3.5 percent of them since 1 May 2024. [The list](https://example.org/) has all.

- “Who keeps the list?” asked the mayor.
- It is the *oven office*, with 1.4 million people and `code`.
"""
TERMS = '[oven]\n[oven.en]\nname = "oven"\n[oven.{language}]\nname = "{name}"\n'
FORMS = {"ar": 'forms = ["أفران", "الأفران"]\n'}
"""Plurals that are made inside the word."""
TRANSLATIONS = {
    "de": (
        "Ofen",
        """\
# Öfen und Punkte

Mehr als 1.200 Öfen laufen 24 Stunden; 3,5 Prozent davon seit dem 1. Mai 2024. [Die Liste](https://example.org/) hat
alle.

- „Wer führt die Liste?“, fragte der Bürgermeister.
- Es ist das *Ofenamt*, mit 1,4 Millionen Menschen und `code`.
""",
    ),
    "fr": (
        "four",
        """\
# Fours et points

Plus de 1 200 fours fonctionnent 24 heures ; 3,5 % d’entre eux depuis le 1er mai 2024. [La
liste](https://example.org/) les contient tous.

- « Qui tient la liste ? » demanda le maire.
- C’est l’*office des fours*, avec 1,4 million de personnes et `code`.
""",
    ),
    "ru": (
        "печь",
        """\
# Печи и баллы

Более 1 200 печей работают 24 часа; 3,5 процента из них с 1 мая 2024 года. [Список](https://example.org/) содержит все.

- «Кто ведёт список?» — спросил мэр.
- Это *управление печей* с 1,4 миллиона человек и `code`.
""",
    ),
    "ja": (
        "かまど",
        """\
# かまどと点数

1200台を超えるかまどが24時間動く。その3.5パーセントは2024年5月1日からである。[一覧](https://example.org/)にすべてがある。

- 「誰が一覧を管理するのか」と市長は尋ねた。
- それは140万人の*かまど局*で、`code`もある。
""",
    ),
    "ko": (
        "화덕",
        """\
# 화덕과 점수

1,200개가 넘는 화덕이 24시간 가동되며, 그중 3.5퍼센트는 2024년 5월 1일부터이다.
[목록](https://example.org/)에 모두 있다.

- “누가 목록을 관리하는가?” 시장이 물었다.
- 그것은 140만 명의 *화덕 사무소*이며 `code`도 있다.
""",
    ),
    "pt-BR": (
        "forno",
        """\
# Fornos e pontos

Mais de 1.200 fornos funcionam 24 horas; 3,5 por cento deles desde 1º de maio de 2024. [A
lista](https://example.org/) tem todos.

- “Quem mantém a lista?”, perguntou o prefeito.
- É a *repartição dos fornos*, com 1,4 milhão de pessoas e `code`.
""",
    ),
    "ar": (
        "فرن",
        """\
# الأفران والنقاط

يعمل أكثر من ١٬٢٠٠ فرن ٢٤ ساعة؛ ٣٫٥ بالمئة منها منذ ١ مايو ٢٠٢٤. [القائمة](https://example.org/) تضم الجميع.

- «من يحفظ القائمة؟» سأل العمدة.
- إنه *مكتب الفرن*، ولديه ١٫٤ مليون شخص و`code`.
""",
    ),
    "hi": (
        "भट्ठी",
        """\
# भट्ठी और अंक

१,२०० से अधिक भट्ठी २४ घंटे चलती हैं; उनमें से ३.५ प्रतिशत १ मई २०२४ से। [सूची](https://example.org/) में सब हैं।

- “सूची कौन रखता है?” महापौर ने पूछा।
- यह *भट्ठी कार्यालय* है, जिसमें १४ लाख लोग और `code` हैं।
""",
    ),
}


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_correct_work_is_left_alone(language: str) -> None:
    """No error and no warning. In Hindi hints are left: 1.4 million are 14 lakh, and the interface has no catalog."""
    name, translation = TRANSLATIONS[language]
    files = Files(language=language)
    files.by_path[LAYOUT.termbase] = (TERMS.format(language=language, name=name) + FORMS.get(language, "")).encode()
    files.write_source(SOURCE)
    files.write_target(translation)
    plan = files.sync()
    found = run_checks(stock(files), load_checks())

    assert plan.problems == ()
    assert {finding.code for finding in found} == ({"DG316", "DG911"} if language == "hi" else set()), found
    assert [finding for finding in found if finding.severity != "hint"] == []
