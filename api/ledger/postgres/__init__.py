"""PostgreSQL as the engine of a ledger: the same questions, asked in the same words, get the same answers.

Read in this order: ``dialect`` (the shared statements, as PostgreSQL reads them), ``store`` (connections, transactions and
errors), ``tables`` (what is made in a database, once), ``recorder`` (one transaction for all of it), ``search`` and
``bands`` (what is derived), ``place`` (URLs).
"""
