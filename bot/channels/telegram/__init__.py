"""Telegram: an update is committed before Telegram is told, its turn is one transaction, replies leave in order.

connection broken answers, and when to try again
arriving   what Telegram sent, as the dialogue's update
polling    a bot whose get_updates commits to the inbox before the updates are confirmed
ordering   one chat's updates in order, many chats at once
answering  one update to one transaction: inbox done, session saved, replies queued
rendering  a reply as HTML and a keyboard, within Telegram's limits
sending    the outbox to Telegram, each person's replies in order
profile    the commands and texts on the bot's page
running    all of it together, from start to a clean end
"""
