"""`python -m diglot`: the command, where its script is not on the path."""

from diglot.cli import main

main()
