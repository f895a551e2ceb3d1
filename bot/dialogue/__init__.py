"""The conversation, pure and total: (knowledge, session, update, now) -> Turn(session, replies).

    update  -> routing -> intent -> turn -> actions -> scenes -> replies

An update is what arrived; an intent is what we take it for; a scene is what stands on the screen.
"""
