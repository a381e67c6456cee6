"""Messages to many: who wrote and approved them. To whom they went stands in the outbox."""

from privacy import declare
from privacy.purposes import OFFICE

from .models import GroupMessage

declare(
    GroupMessage,
    OFFICE,
    office="written_by approved_by",
    impersonal="audience statuses tracks regions countries subject body status note written_at approved_at",
)
