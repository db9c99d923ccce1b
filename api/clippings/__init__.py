"""Clippings: articles as someone saved them, a plain text or a web page, read as proposals for the ledger.

Read in this order: ``particulars`` (what an article says of itself), ``clipping`` (the way in: a file), ``page`` (what a web
page states), ``stated`` (whether its markup gives the date), ``registration`` (clipping → proposals). No address is ever
opened here.
"""

from api.clippings.clipping import Clipping, clip, clipped
from api.clippings.particulars import Particulars
from api.clippings.registration import id_for, register

__all__ = ["Clipping", "Particulars", "clip", "clipped", "id_for", "register"]
