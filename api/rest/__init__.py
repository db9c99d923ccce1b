"""REST: the answers over HTTP, read-only for now. ``create_app`` builds the application around a tracker.

``mechanisms``, ``visits``, ``issues``, ``actors``, ``relations``, ``world``, ``articles``, ``calendar``, ``feed`` and
``operations`` are the routes,
``replies`` writes what they answer, ``problems`` says what went wrong (RFC 9457), ``manners`` adds what every response
carries, ``description`` and ``docs`` describe it all, ``serving`` listens.
"""

from api.rest.app import create_app

__all__ = ["create_app"]
