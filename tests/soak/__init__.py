"""A long siege: everything that is done with a served ledger, at once and for half an hour, with its memory watched.

``python -m tests.soak [MINUTES] [MECHANISMS] [FACTS]`` pours a generated ledger and charts it, serves it as ``detente serve`` does,
reads, records, imports and follows, copies it meanwhile, and at the end verifies it. It tells the median and the 99th percentile of
every kind of request, the answers by their status, and the course of the server's memory; and fails if a request failed, something
acknowledged is missing, or memory still grew at the end. ``LEDGER`` names a file in which the poured ledger is kept for next time.
"""
