"""What nominating people said, for who may read it: `{% load endorsements %}{% endorsements application %}`."""

from django import template

from .. import rules
from ..models import Application, Nomination

register = template.Library()


@register.inclusion_tag("applications/endorsements.html", takes_context=True)
def endorsements(context, application: Application):
    """The statements and letters of the application's nomination that the person of the request may
    read; nothing for anybody else."""
    given = application.nominations.filter(status=Nomination.Status.ENDORSED).select_related("application")
    person = context["request"].user
    return {"rows": [row for row in given if rules.can_read_endorsement(person, row)]}
