"""Readers of what others wrote, fed with anything: each reads it or refuses it in its own words, and soon.

``targets`` are the readers, ``test_readers`` tries them by hypothesis in the ordinary tests, and ``python -m tests.fuzz`` by
atheris, guided by what was covered, where that is installed. What was found lies in ``found`` and is tried ever after.
"""
