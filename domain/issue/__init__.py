"""Issues: what strains a relation. ``events`` can happen, ``state`` is what is answered and how it comes about."""
