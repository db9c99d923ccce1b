"""A long siege: everything that is done with a served ledger, at once and for half an hour, with its memory watched.

``python -m tests.soak [MINUTES] [MECHANISMS] [FACTS]`` pours a generated ledger, serves it as ``detente serve`` does, reads,
records and follows, copies it meanwhile, and at the end verifies it. It tells the median and the 99th percentile of every kind of
request, and the memory of the server; and fails if a request failed, something acknowledged is missing, or memory grew without end.
"""
