"""The page: the answers as HTML and SVG, made on the server, for people who would rather look than read.

A map of the folder:

- ``app`` mounts everything, ``asked`` is what a page takes from its address, ``pages`` has a module for each kind of page.
- ``frame`` is what stands around a page (clocks, steps, banner, downloads, citing), ``links`` keeps the clocks and the language
  in every address, ``names`` says a name in the reader's language.
- ``press`` prints a template with the strict policy; ``errors`` shows what went wrong; ``assets`` are the static files.
- ``palette`` is how each status looks; ``words`` are dates and labels; ``drawing`` works pictures out, ``lines`` are rows of them.

To add a page:

1. Write ``pages/visit.py`` with a ``router = APIRouter(include_in_schema=False)`` and a function that asks ``answers`` only
   (never a query of its own), as ``pages/mechanism.py`` does; add the module to ``app.PAGES`` and, if it is a main section, a
   line to ``press.SECTIONS``. Parameters are a subclass of ``asked.OnPage`` (with one of ``views.questions`` or
   ``views.searches``). A double's page sends on with ``frame.elsewhere``; NotKnown and refused parameters become pages by
   themselves.
2. Build the frame last: ``frame(request, answers, asked, title, steps=…, now=today(…), cite=…)``, then ``downloads(around,
   "/visits/…")``, and print: ``press.page(request, "visit.html", {"frame": …, …})``.
3. Write ``templates/visit.html``: ``{% extends "layout.html" %}``, ``{% import "macros.html" as m with context %}``, one
   ``h1``, and sections with an ``h2`` each. Every link to a page is ``frame.links.to(path)`` or
   ``frame.links.again(name=value)``; every link to REST is ``frame.links.records(path)``. Names are ``frame.names.of(id,
   name)``; a text that others wrote stands in ``<bdi>``. Nothing inline: no ``style``, no ``on…``, no script; SVG uses
   classes and presentation attributes.
4. Macros: ``m.chip(status)``, ``m.date(edtf)``, ``m.who(id, people)``, ``m.all_of(ids, people)``, ``m.facts(items, people,
   deciding)``, ``m.citations(fact.citations, people)``, ``m.since(edtf)``, ``m.axis_labels(axis)``, ``m.bands(row, axis)``,
   ``m.linked_bands(row, axis, height, name)``, ``m.legend(statuses)``. Filters: ``when`` (29 May 2024), ``on`` (on 29 May
   2024), ``label`` (of a status), ``spaced`` (SessionHeld: session held). ``people`` are the answer's names.
5. Styles go to ``static/detente.css`` under the heading of their part; a new status goes to ``palette`` and nowhere else.
6. Tests go to ``tests/web`` (``page(client, "/v/…")`` fetches a page and checks what holds for all: well formed, policy, no
   inline script or style, labels, heading order, clocks in every link). Add the page's address to ``PAGES`` in
   ``tests/web/test_every_page.py``.
"""

from api.web.app import add_pages

__all__ = ["add_pages"]
