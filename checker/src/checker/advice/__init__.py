"""What to do about a report: found by evaluating the application again under assumptions."""

from checker.advice.advice import Advice, advice
from checker.advice.cases import possible_answers
from checker.advice.levers import Levers
from checker.advice.offer import Offer
from checker.advice.timeline import Timeline, timeline_of

__all__ = ["Advice", "Levers", "Offer", "Timeline", "advice", "possible_answers", "timeline_of"]
