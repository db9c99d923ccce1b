"""Renditions: the answers in the formats of other trades. Pure functions of the views; no web, no ledger, no clock.

``calendar`` writes iCalendar (RFC 5545, 7986), ``feed`` Atom (RFC 4287), ``jsonld`` linked data, ``citations`` BibTeX, RIS and
CSL-JSON. ``printable`` keeps out of every format what it cannot carry, ``links`` gives the addresses of what is spoken of.
"""
