"""Doubles: an aggregate found to be another one's double is merged into it, and can be taken apart again (1.8)."""

from __future__ import annotations

from domain.facts import ActorId, Fact


class MergedInto(Fact):
    """This aggregate is the same as ``id``: the old id redirects there, and its facts count there."""

    rank = 290
    id: ActorId


class MergeUndone(Fact):
    """The merge was an error: the two are apart again."""

    rank = 291


MERGES: tuple[type[Fact], ...] = (MergedInto, MergeUndone)
"""What can be said of the identity of any aggregate that has facts."""
