"""Where people and the dialogue meet: Telegram, the terminal, and a client for tests."""
