"""Citations: a state with the articles that it rests on, as BibTeX, RIS and CSL-JSON, for programs that keep references.

``references`` says what is cited, ``dates`` how vague dates are given without making them exact; ``bibtex``, ``ris`` and ``csl``
write it. What is cited is the answer at its three clocks, at an address that goes on answering the same.
"""

from api.renditions.citations.bibtex import bibtex
from api.renditions.citations.csl import csl
from api.renditions.citations.references import CITED, Reference, references
from api.renditions.citations.ris import ris

__all__ = ["CITED", "Reference", "bibtex", "csl", "references", "ris"]
