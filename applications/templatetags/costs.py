"""The cost estimate as a component: `{% load costs %}{% cost_estimate application %}`."""

from django import template

from ..costs import cost_sheet
from ..filled_form import FilledSection, fill
from ..models import Application

register = template.Library()


@register.inclusion_tag("applications/cost_estimate.html")
def cost_estimate(application: Application, sections: list[FilledSection] | None = None, heading: str = "h2"):
    """What taking part is likely to cost the applicant, as the answers stand; nothing where the
    edition names no cost. `sections` is the filled form, where the page has it; `heading` is the
    element of its title."""
    return {
        "sheet": cost_sheet(application, fill(application) if sections is None else sections),
        "edition": application.call.edition,
        "heading": "h3" if heading == "h3" else "h2",
    }
