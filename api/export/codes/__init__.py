"""Our facts in the codes of event data: CAMEO (Schrodt 2012) and PLOVER (Open Event Data Alliance, draft of 2021).

Both code single acts by who does what to whom. They know no channel that goes on, no plan that is moved, no vague date and
no doubt; ``mapping`` says for each of our events which code comes nearest and what is lost, ``rows`` says it of each fact.
"""

from api.export.codes.mapping import MAPPING, Code, Counterpart, NoCode
from api.export.codes.rows import COLUMNS, Scheme, coded

__all__ = ["COLUMNS", "MAPPING", "Code", "Counterpart", "NoCode", "Scheme", "coded"]
