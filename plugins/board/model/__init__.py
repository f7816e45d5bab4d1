"""What the files say, typed and frozen; nothing here depends on today."""

from board.model.application import Answer, Application, Offer
from board.model.board import Board, Page
from board.model.job import (
    ApplyRoute,
    Bonus,
    Client,
    Communication,
    Deliverable,
    Hiring,
    Interview,
    Job,
    Milestone,
    Outcome,
    Pay,
    Trial,
    Update,
)
from board.model.pool import Member, Pool
from board.model.review import Author, Reply, Review
from board.model.shared import Place, Range
from board.model.talent import (
    Availability,
    Certificate,
    Experience,
    Language,
    Link,
    Package,
    PortfolioPiece,
    Service,
    SkillLevel,
    Talent,
)
from board.model.vocabulary import Category, Skill, Vocabulary

__all__ = [
    "Answer",
    "Application",
    "ApplyRoute",
    "Author",
    "Availability",
    "Board",
    "Bonus",
    "Category",
    "Certificate",
    "Client",
    "Communication",
    "Deliverable",
    "Experience",
    "Hiring",
    "Interview",
    "Job",
    "Language",
    "Link",
    "Member",
    "Milestone",
    "Offer",
    "Outcome",
    "Package",
    "Page",
    "Pay",
    "Place",
    "Pool",
    "PortfolioPiece",
    "Range",
    "Reply",
    "Review",
    "Service",
    "Skill",
    "SkillLevel",
    "Talent",
    "Trial",
    "Update",
    "Vocabulary",
]
