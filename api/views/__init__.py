"""The answers as every door shows them: one model per shape of design 3.3 and 3.5, and one function per question.

``questions`` reads what is asked, ``answers`` asks the tracker, the other modules are the shapes. The command line
and REST share all of it, so that ``--format json`` prints what the web answers.
"""
