"""The real process against the strict double of the Bot API, played as a person plays it.

assistant  the process: started, waited for, stopped, killed
talking    one person's chat, with the same conversation beside it in memory as the measure
knowing    copies of the knowledge base, whole or small
screens    a crawler that presses every button of every screen
"""
