"""Numbers in running text, in figures and in words, and whether two texts have the same numbers.

    read_figures(text, language)      -> Figures in the order of the text
    compare_figures(source, target)   -> the Figures that the other text does not have
    compare_digits(source, target)    -> the same where the number words of one of the languages are not known
    significant_digits(text)          -> the digits of each number, the same in all languages

<<<<<<< HEAD
A reader of dates or of amounts would have to understand sentences. This one takes every figure for itself (4 June 1989
is 4, 6 and 1989), knows of each which values it may stand for (“3 p.m.” is 3 or 15) and whether the other text must
have it: “one” may become anything, “1,200” may not. Number words are known in English and Chinese. Reading order:
`figures`, `english_figures`, `chinese_figures`, `digit_figures` (all other languages), `read_figures`,
`significant_digits`.
=======
Dates and amounts are not parsed, as this would require understanding sentences. Each figure is read by itself (4 June
1989 is 4, 6 and 1989), with all values that it may have (“3 p.m.” is 3 or 15), and whether the other text must have it:
“1,200” must be there, “one” may be translated without a number. Number words are known in English and Chinese. Reading
order: `figures`, `english_figures`, `chinese_figures`, `digit_figures` (all other languages), `read_figures`.
>>>>>>> main
"""

from diglot.numbers.figures import Figure, compare_digits, compare_figures
from diglot.numbers.read_figures import knows_words, may_differ, read_figures
from diglot.numbers.significant_digits import significant_digits

__all__ = [
    "Figure",
    "compare_digits",
    "compare_figures",
    "knows_words",
    "may_differ",
    "read_figures",
    "significant_digits",
]
