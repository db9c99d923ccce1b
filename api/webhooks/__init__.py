"""Webhooks: whoever asked to be told of changes of state is told of each of them once, by signed messages (Standard Webhooks).

``recordings`` and ``lookout`` find whose status changed, ``register`` keeps who is to be told and what (the tracker has it),
``writing`` makes messages of changes, ``addresses`` says where they may go and ``timetable`` when they are tried again,
``courier`` delivers one, ``rounds`` does all of it again and again.
"""
