"""One module for each kind of page: what it asks, and what it hands to its template."""
