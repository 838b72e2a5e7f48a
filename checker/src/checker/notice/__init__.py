"""A notice as the checker needs it: its form, its conditions and what in an application has to agree."""

from checker.notice.notice import Notice, disclaimer, load_notice, notice_ids

__all__ = ["Notice", "disclaimer", "load_notice", "notice_ids"]
