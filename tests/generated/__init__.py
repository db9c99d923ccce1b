"""Plausible ledgers of any size: invented channels with lives of their own, told late, vaguely, in copies, and sometimes wrongly.

``lives`` is what happens to a channel, ``press`` how it is reported, ``ledgers`` puts many together, ``pouring`` writes them
into a ledger without asking whether they are true. The same seed always gives the same ledger.
"""
