"""Exact numbers, dates, texts and verdicts: what everything else is said with."""
