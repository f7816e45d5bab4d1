"""What a job leaves unsaid that people fall out over later."""

from enum import StrEnum

from board.model import Job


class Topic(StrEnum):
    """Something that whoever takes a job has to know, in the order in which it comes up."""

    ACCEPTANCE = "acceptance"
    OUT_OF_SCOPE = "out-of-scope"
    HOURS = "hours"
    DATES = "dates"
    REVISIONS = "revisions"
    PAYMENT = "payment"
    DECISION = "decision"
    COMMUNICATION = "communication"


def left_out(job: Job) -> tuple[Topic, ...]:
    """The topics that a job's file is silent on, in their order; what cannot matter to this job is not missed.

    Changes are part of an hour's pay like everything else, and unpaid work has no day of payment.
    """
    pay, hours, hiring, talk = job.pay, job.hours, job.hiring, job.communication
    said = (
        (Topic.ACCEPTANCE, any(deliverable.accepted_when for deliverable in job.deliverables)),
        (Topic.OUT_OF_SCOPE, job.out_of_scope),
        (Topic.HOURS, hours is not None and (hours.min is not None or hours.max is not None)),
        (Topic.DATES, job.starts or job.due),
        (Topic.REVISIONS, job.revisions is not None or pay.type == "hourly"),
        (Topic.PAYMENT, pay.paid or pay.type == "volunteer"),
        (Topic.DECISION, hiring is not None and hiring.decision_by),
        (Topic.COMMUNICATION, talk is not None and (talk.channel or talk.reply_within_hours)),
    )
    return tuple([topic for topic, is_said in said if not is_said])
