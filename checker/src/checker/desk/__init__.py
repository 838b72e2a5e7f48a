"""What the officer of a recommending unit works with: applications of several applicants, visits, summary tables."""
