"""Mechanisms: standing channels between parties, and how their state comes of their facts.

``events`` and ``session_events`` are what can happen, ``state`` is what is answered. ``fold`` goes through the facts:
``evolve`` names the effect of each, told in ``planning`` and ``sessions`` (what is planned), ``holding`` (what was held),
``opening`` and ``notices``; ``calendar`` says what only the date tells. ``status`` and ``warnings`` read the course that
comes of it.
"""
