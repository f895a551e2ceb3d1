"""What must hold when things go wrong, seen from outside with the real process.

killing    kill -9 at random moments with a backlog, and what must be found afterwards
forgetful  the same process with a store that forgets, to show that the harness notices
"""
