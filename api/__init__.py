"""The application around the domain: the ledger that keeps the events, the service that uses it, and the doors.

``settings`` and ``bootstrap`` put it together; ``ledger`` keeps; ``tracker`` records and answers; ``casebook`` reads what
people write; ``views`` are the shapes shared by the doors ``cli`` and ``rest``.
"""
