"""Taking the ledger's content out: as a casebook that imports again, as a table of facts, and in the codes of event data.

``holdings`` is what is taken out, ``casebook`` (with ``arranging`` and ``yaml_text``) writes it as people would,
``table`` names the columns and ``facts`` and ``sheets`` fill them, ``comma``, ``excel`` and ``parquet`` write the tables,
``codes`` maps our events to CAMEO and PLOVER, and ``writing`` puts files in their place.
"""
