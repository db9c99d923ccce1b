"""What Détente knows to be true, and how it answers.

Tracked are mechanisms (standing channels between parties), the articles that evidence comes from, and the actors who
take part. Each is one stream of immutable events; what a stream *is* on a day is worked out anew from the events
that one could have known.

Read in this order: ``dates`` (vague dates), ``facts`` (what every fact carries), ``mechanism.events``, ``article`` and
``actor`` (the events), ``catalogue`` (their stored names), ``dossier`` (what one answer rests on), ``evidence`` (what is
visible, valid and disputed), ``mechanism`` (state, evolve, calendar), ``replay`` (the answers on three clocks),
``decide`` (what is refused), ``sentence`` (a state in plain English).
"""
