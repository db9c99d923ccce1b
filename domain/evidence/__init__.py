"""Evidence: which facts one could have known at (known_by, recorded_by), whose word they are, and who says otherwise.

``articles`` reads the documents as they stood, ``accounts`` weighs every fact of a stream, ``stands`` knows what the
parties say about a fact and when it is disputed. Design: sections 1.2, 1.3 and 1.7.
"""
