"""The mark beside an answer that was carried over: `{% load carried %}{% carried_mark marks question %}`."""

from django import template
from django.utils.html import format_html
from django.utils.translation import gettext as _

from ..models import Question

register = template.Library()


@register.simple_tag
def carried_mark(marks: dict[int, int], question: Question) -> str:
    """“From your application of 2026: please check”, while the answer was not looked at. `marks` comes
    from `carrying.marks_of`."""
    year = marks.get(question.pk)
    if year is None:
        return ""
    text = _("From your application of %(year)s: please check") % {"year": year}
    return format_html('<span class="carried">{}</span>', text)
