"""Visits: journeys with their meetings. ``events`` can happen, ``state`` is what is answered, ``course`` how it comes about."""
