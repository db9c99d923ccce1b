"""How fast, as ratios: each row measures something that the program does beside the least that the machine must do for it.

``python -m tests.benchmarks`` prints them all. A ratio says more than a time, because the machine cancels out. A new row is a
function that returns a :class:`~tests.benchmarks.measure.Row`, listed in ``__main__``.
"""
