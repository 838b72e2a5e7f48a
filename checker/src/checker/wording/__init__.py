"""What people read: the words for verdicts and the like, and sentences made from typed parts."""
