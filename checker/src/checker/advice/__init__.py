"""What to do about a report: found by evaluating the application again under assumptions."""
