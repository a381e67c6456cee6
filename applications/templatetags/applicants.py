"""How the staff's pages name an application."""

from django import template

from applications.models import Application

register = template.Library()


@register.inclusion_tag("admin/applications/application/named.html")
def application_link(application: Application, is_ranked: bool = False, is_linked: bool = True):
    """The reference, which leads to the application's page, and the applicant; that it is concealed,
    where the reader has a conflict of interest. A list in the order of a score (`is_ranked`) does not
    even tell which one is concealed: its place would tell the score."""
    return {"application": application, "is_ranked": is_ranked, "is_linked": is_linked}
