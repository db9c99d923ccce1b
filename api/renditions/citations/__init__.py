"""Citations of an answer: the answer at its three clocks, and each article that it rests on, for reference managers.

``references`` gathers what is cited, ``dates`` writes vague dates as each format can, ``bibtex``, ``ris`` and ``csl`` write it.
"""

from api.renditions.citations.bibtex import bibtex
from api.renditions.citations.csl import csl
from api.renditions.citations.references import CITABLE
from api.renditions.citations.ris import ris

__all__ = ["CITABLE", "bibtex", "csl", "ris"]
