"""One section of the form."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ..answering import Saved, conflicts_of, save_entries
from ..carrying import confirm, marks_of
from ..editing import editable
from ..filled_form import FilledQuestion, FilledSection, fill
from ..forms import SectionForm
from ..kept_aside import keep_aside, settle, unsettled
from ..models import Application, Question
from .files import SentFiles
from .frozen import refused_texts, why_frozen
from .own import own_application
from .rows import rows_of

SAVED_COOKIE = "saved_section"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HttpRequest, pk: UUID, key: str) -> HttpResponse:
    """One section of the form. Whatever is valid is saved, also when something else is not."""
    if not request.user.is_authenticated:
        return _sign_in_first(request, pk, key)
    found = own_application(request, pk)
    sections = fill(found)
    position = next((place for place, filled in enumerate(sections) if filled.section.key == key), None)
    if position is None:
        raise Http404
    page = SectionPage(request, found, sections, position)
    return page.save() if request.method == "POST" else page.show()


def _sign_in_first(request: HttpRequest, pk: UUID, key: str) -> HttpResponse:
    if request.method == "POST" and keep_aside(request, pk, key):
        messages.warning(
            request,
            _(
                "Your session had ended. What you typed is kept: sign in with the same account and it will be saved."
            ),
        )
    return redirect_to_login(request.get_full_path())


class SectionPage:
    """One request for a section: what it shows, and what becomes of what it sent."""

    def __init__(self, request: HttpRequest, application: Application, sections: list, position: int) -> None:
        self.request, self.application = request, application
        self.sections, self.position = sections, position
        self.filled: FilledSection = sections[position]
        self.may_change = editable(application, [entry.question for entry in self.filled.live])

    def show(self) -> HttpResponse:
        waiting = unsettled(self.request, self.application, self.filled.section.key)
        form = self._form(waiting)
        if waiting is None:
            return self._render(form)
        conflicts = conflicts_of(application=self.application, entries=form.entries())
        self._explain_conflicts(form, conflicts)
        return self._render(form, Saved(conflicts=conflicts), refused=self._refused(waiting), is_answer=True)

    def save(self) -> HttpResponse:
        sent = self.request.POST
        settle(self.request)
        files = SentFiles(self.request, self.application, self._open())
        form = self._form(sent, files.files)
        saved = save_entries(application=self.application, entries=form.entries())
        confirm(application=self.application, questions=[form.filled[key].question.pk for key in form.sent])
        refused = self._refused(sent, saved.frozen)
        kept = files.save(form)
        is_refused = bool(refused) or kept.is_frozen
        before = {
            row.question.pk for row in self.filled.live if row.is_asked or row.question.key in form.sent
        }
        self._read_again()
        asked = {entry.question.key: entry.question.pk for entry in self.filled.live if entry.is_asked}
        for key in set(form.errors) - set(asked):
            del form.errors[key]  # a question that is not asked is never in the way
        self._explain_conflicts(form, saved.conflicts)
        if form.errors or is_refused:
            return self._render(form, saved, kept.newer, refused=refused, is_answer=True)
        return self._go_on(newly_asked=set(asked.values()) - before)

    def _open(self) -> list[FilledQuestion]:
        return [entry for entry in self.filled.live if entry.question.pk in self.may_change]

    def _form(self, sent=None, files=None) -> SectionForm:
        return SectionForm(
            sent,
            files,
            filled=self._open(),
            tracks=list(self.application.call.edition.tracks.all()),
            regions=_countries(self.sections),
        )

    def _refused(self, sent, frozen: set[int] = frozenset()) -> dict[int, str]:
        closed = [entry for entry in self.filled.live if entry.question.pk not in self.may_change - frozen]
        return refused_texts(closed, sent)

    def _read_again(self) -> None:
        self.application = own_application(self.request, self.application.pk)
        self.sections = fill(self.application)
        self.filled = self.sections[self.position]

    def _explain_conflicts(self, form: SectionForm, conflicts: dict) -> None:
        for entry in self.filled.live:
            if entry.question.pk in conflicts:
                form.add_error(
                    entry.question.key,
                    _("This was changed in another window or on another device. Please choose what to keep."),
                )

    def _go_on(self, newly_asked: set[int]) -> HttpResponse:
        count = len(newly_asked)
        if count:
            messages.info(
                self.request,
                ngettext(
                    "Saved. Your answers ask for %(count)s more, on this page.",
                    "Saved. Your answers ask for %(count)s more, on this page.",
                    count,
                )
                % {"count": count},
            )
            address = self._address(self.position) + "#" + self._field(newly_asked)
        else:
            messages.success(self.request, _("Saved."))
            address = self._next_address()
        response = redirect(address)
        # The script then forgets this section's copies in the browser's storage.
        response.set_cookie(
            SAVED_COOKIE, f"{self.application.pk}/{self.filled.section.key}", max_age=60, samesite="Lax"
        )
        return response

    def _field(self, questions: set[int]) -> str:
        first = next(entry.question for entry in self.filled.live if entry.question.pk in questions)
        return f"id_q-{first.key}"

    def _next_address(self) -> str:
        """Where saving leads: the next section, the review after the last, the overview when asked,
        the same page after a button beside a field."""
        sent = self.request.POST
        beside = [name for name in sent if name.startswith("q-") and name.endswith(("-choice", "-remove"))]
        if beside:
            return f"{self._address(self.position)}#id_{beside[0].rpartition('-')[0]}"
        if "overview" in sent:
            return self.application.get_absolute_url()
        if self.position + 1 < len(self.sections):
            return self._address(self.position + 1)
        return f"{self.application.get_absolute_url()}review/"

    def _address(self, position: int) -> str:
        return f"{self.application.get_absolute_url()}sections/{self.sections[position].section.key}/"

    def _render(
        self, form: SectionForm, saved: Saved | None = None, newer=None, *, refused=None, is_answer=False
    ) -> HttpResponse:
        saved = saved or Saved()
        live = self.filled.live
        rows = rows_of(
            self.application, self.filled.section, live, form,
            answers=saved.answers, conflicts=saved.conflicts, newer=newer or {}, refused=refused or {},
        )  # fmt: skip
        context = {
            "application": self.application,
            "filled": self.filled,
            "form": form,
            "rows": rows,
            "is_answer": is_answer,
            "has_files": any(row.is_file and row.bound for row in rows),
            "can_edit": bool(self.may_change),
            "marks": marks_of(self.application),
            "sections": self.sections,
            "shows_costs": any(row.question.maps_to == Question.MapsTo.FUNDING for row in live),
            "why_frozen": "" if form.fields and not refused else why_frozen(self.application),
            "is_refused": bool(refused),
            "number": self.position + 1,
            "total": len(self.sections),
        }
        return render(self.request, "applications/section.html", context)


def _countries(sections: list[FilledSection]) -> tuple[str, ...]:
    """Where the person lives and works, as answered: the country of a number typed without its code."""
    return tuple(
        str(entry.value)
        for filled in sections
        for entry in filled.live
        if entry.question.kind == Question.Kind.COUNTRY
        and entry.question.key != "nationality"
        and entry.value
    )
