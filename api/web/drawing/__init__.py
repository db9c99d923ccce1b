"""Pictures worked out on the server: an axis of days, the bands on it, and what was believed when. Templates draw them as SVG."""
