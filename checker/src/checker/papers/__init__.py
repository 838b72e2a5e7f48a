"""Papers to print, sign and hand over, made of an application and what was found for it."""
