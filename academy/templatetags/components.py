"""The portal's components. Each has its template in templates/components/ and its specimen on the
style guide's page."""

from django import template
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, FileInput, Form, RadioSelect
from django.utils.html import format_html

register = template.Library()


@register.inclusion_tag("components/button.html")
def button(
    label: str, href: str = "", tone: str = "primary", name: str = "", value: str = "", disabled: bool = False
):
    """A submit button, or a link that looks like one when `href` is given. `tone`: primary,
    secondary, danger."""
    return {"label": label, "href": href, "tone": tone, "name": name, "value": value, "disabled": disabled}


@register.inclusion_tag("components/field.html")
def field(bound: BoundField, document=None, is_sending: bool = False, row=None):
    """A form field with label, help and errors beside it; `document` is the upload it has already,
    `is_sending` shows a file field while its file is on the way. `row` is a question's place on a
    page of the application (applications/views/rows.py): its field saves itself as it is left."""
    widget = bound.field.widget
    kind = _kind_of(widget)
    has_error_place = bool(bound.errors) or row is not None
    described = [
        *([f"{bound.auto_id}-help"] if bound.help_text else []),
        *([f"{bound.auto_id}-error"] if has_error_place else []),
    ]
    attributes = {"aria-describedby": " ".join(described)} if described else {}
    if bound.errors and kind != "choices":
        attributes["aria-invalid"] = "true"
    return {
        "bound": bound,
        # A question of the application is not required of a draft, yet is not optional.
        "is_optional": not getattr(bound.field, "is_asked", bound.field.required),
        "is_scale": getattr(bound.field, "is_scale", False),
        "kind": kind,
        "control": bound.as_widget(attrs=attributes) if kind != "choices" else "",
        "described": " ".join(described),
        "document": document,
        "is_sending": is_sending,
        "row": row,
        "is_long": widget.__class__.__name__ == "Textarea",
        "most": widget.attrs.get("maxlength") if widget.__class__.__name__ == "Textarea" else None,
        **_limits_of(bound),
    }


@register.inclusion_tag("components/field_piece.html")
def field_piece(row):
    """What changes beside a field that has just been saved, for htmx: its state and its fault."""
    return {"row": row, "bound": row.bound, "is_piece": True}


def _kind_of(widget) -> str:
    if isinstance(widget, CheckboxInput):
        return "check"
    if isinstance(widget, RadioSelect | CheckboxSelectMultiple):
        return "choices"
    return "file" if isinstance(widget, FileInput) else "plain"


def _limits_of(bound: BoundField) -> dict[str, int | None]:
    """What the counter beneath a text counts: words where they are limited, else characters. One
    line says nothing of a limit that nobody reaches."""
    words = getattr(bound.field, "most_words", None)
    characters = getattr(bound.field, "most_characters", None)
    if words or bound.field.widget.__class__.__name__ != "Textarea":
        characters = None
    return {"most_words": words, "most_characters": characters}


@register.inclusion_tag("components/error_summary.html")
def error_summary(form: Form):
    """What is wrong in a form that came back, each linked to its field."""
    lines = [
        (bound.id_for_label or f"{bound.auto_id}", bound.label, error)
        for bound in form
        for error in bound.errors
    ]
    return {
        "form": form,
        "lines": [(_focus_of(form, identifier), label, error) for identifier, label, error in lines],
    }


def _focus_of(form: Form, identifier: str) -> str:
    """The id that exists on the page: of a group of choices it is its fieldset's."""
    for bound in form:
        if isinstance(bound.field.widget, RadioSelect | CheckboxSelectMultiple) and identifier.startswith(
            bound.auto_id
        ):
            return bound.auto_id
    return identifier


@register.inclusion_tag("components/alert.html")
def alert(text: str, tone: str = "info", title: str = ""):
    """A message to the reader. `tone`: info, success, warning, error."""
    return {"text": text, "tone": tone if tone in ("success", "warning", "error") else "info", "title": title}


@register.simple_tag
def status_tag(label: str, tone: str = "info"):
    """A status in one or two words. `tone`: info, success, warning, error, muted."""
    return format_html('<span class="tag is-{}">{}</span>', tone, label)


@register.inclusion_tag("components/timeline.html")
def timeline(steps):
    """What happened and what comes: steps with `label`, `moment`, `state` (done, current, waiting,
    failed), `note`, and `actor`: who must act."""
    return {"steps": steps}


@register.inclusion_tag("components/table.html")
def data_table(caption: str, headers, rows):
    """A plain table that scrolls sideways on a phone."""
    return {"caption": caption, "headers": headers, "rows": rows}


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context, page, label: str = ""):
    """Links to the pages of a list; the rest of the address's query is kept. `label` tells one list
    from another on the same page."""
    return {"page": page, "label": label, "request": context["request"]}


@register.inclusion_tag("components/card.html")
def card(title: str, href: str = "", eyebrow: str = "", text: str = "", status: str = "", tone: str = "info"):
    """One thing among others: what it is, where it leads, and its status in one or two words."""
    return {"title": title, "href": href, "eyebrow": eyebrow, "text": text, "status": status, "tone": tone}


@register.inclusion_tag("components/terms.html")
def terms(pairs):
    """Facts as pairs of a label and what it says; an empty one shows a dash."""
    return {"pairs": pairs}


@register.inclusion_tag("components/document.html")
def uploaded_document(document, row=None):
    """An uploaded file with its size and moment, linked to its download; with `row`, its owner may
    remove it."""
    return {"document": document, "row": row}
