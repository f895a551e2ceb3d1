"""``python -m bot`` does what ``traces-bot`` does."""

from bot.cli import main

main()
