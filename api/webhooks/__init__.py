"""Webhooks: whoever asked to be told of changes of state is told of each of them once, by signed messages (Standard Webhooks).

``recordings`` and ``lookout`` find whose status changed, ``register`` keeps who is to be told, ``letters`` writes it down,
``addresses`` says where a message may go, ``timetable`` when it is tried again, ``courier`` delivers it, ``rounds`` runs it all.
"""
