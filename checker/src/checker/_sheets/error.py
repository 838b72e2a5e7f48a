"""What is said about a file that cannot be read."""


class SheetError(ValueError):
    """A file that is no readable table; its text says in Chinese what is wrong, where, and what to do."""
