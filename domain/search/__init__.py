"""Search: by which words a thing can be found, in any language, and whether what is sought stands among them.

``words`` cuts a text into words, ``sought`` reads what is asked for and looks for it, ``texts`` names the texts of an event
and of a subject. The index of the ledger and the answer to a question use the same code, so that they cannot disagree.
"""
