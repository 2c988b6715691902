"""How at ease one feels."""

from widgets.self_assessment.self_assessment import SelfAssessment

__all__ = ["SelfAssessment"]
