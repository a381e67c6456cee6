"""Certificates: found, read, downloaded; what changes them are the rules' functions."""

from django.contrib import admin, messages
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts.admin_access import ReadOnly, RoleAccess
from accounts.roles import Role

from .. import rules
from ..codes import LENGTH, grouped, normalised
from ..entitlement import standing_of
from ..forms import RevokeForm
from ..issuing import retry
from ..models import CERTIFICATE, Certificate
from ..refusals import REFUSALS
from ..staff import archive, assignment, issuing, participant
from ..staff import certificate as acts

TONES = {"queued": "info", "valid": "success", "failed": "error", "superseded": "muted", "revoked": "error"}


@admin.register(Certificate)
class CertificateAdmin(ReadOnly, RoleAccess, admin.ModelAdmin):
    viewers = (Role.PROGRAMME_OFFICER,)
    list_display = [
        "number", "name", "edition_short", "language", "version", "state", "issued_at", "issued_by", "pdf_link",
    ]  # fmt: skip
    list_display_links = ["number", "name"]
    list_filter = ["status", "participation__edition", "kind", "language"]
    list_select_related = ["participation__edition__venue", "issued_by", "signed_with"]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["printed_name", "number", "participation__person__email"]
    search_help_text = _("Name, number, code, email address")
    actions = ["make_again"]
    change_form_template = "admin/certificates/certificate/page.html"
    change_list_template = "admin/certificates/certificate/change_list.html"

    def get_list_display(self, request):
        """Who may not download sees no link to it."""
        if rules.can_issue(request.user):
            return self.list_display
        return [column for column in self.list_display if column != "pdf_link"]

    def get_search_results(self, request, queryset, search_term):
        """A whole code finds its certificate, however it is typed."""
        code = normalised(search_term)
        if len(code) == LENGTH and queryset.filter(code=code).exists():
            return queryset.filter(code=code), False
        return super().get_search_results(request, queryset, search_term)

    @admin.display(description=_("name"), ordering="printed_name")
    def name(self, certificate: Certificate) -> str:
        return format_html("<bdi>{}</bdi>", certificate.printed_name)

    @admin.display(description=_("edition"), ordering="starts_on")
    def edition_short(self, certificate: Certificate) -> str:
        return f"{certificate.participation.edition.venue.city} {certificate.starts_on.year}"

    @admin.display(description=_("status"), ordering="status")
    def state(self, certificate: Certificate) -> str:
        return format_html(
            '<span class="tag is-{}">{}</span>', TONES[certificate.status], certificate.get_status_display()
        )

    @admin.display(description=_("file"))
    def pdf_link(self, certificate: Certificate) -> str:
        if not certificate.pdf:
            return "–"
        address = reverse("certificate-download", args=[certificate.pk])
        return format_html('<a href="{}">PDF</a>', address)

    def has_make_again_permission(self, request) -> bool:
        return rules.can_issue(request.user)

    @admin.action(description=_("Make the chosen failed certificates again"), permissions=["make_again"])
    def make_again(self, request, queryset):
        rows = list(queryset.filter(status=Certificate.Status.FAILED).select_related("participation"))
        for row in rows:
            try:
                retry(certificate=row, by=request.user)
            except REFUSALS as refusal:
                words = {"label": row.number, "text": refusal}
                self.message_user(request, _("%(label)s: %(text)s") % words, messages.ERROR)
        text = ngettext(
            "%(number)d certificate is being made again.",
            "%(number)d certificates are being made again.",
            len(rows),
        )
        self.message_user(request, text % {"number": len(rows)})

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(
            request, {**(extra_context or {}), "may_issue": rules.can_issue(request.user)}
        )

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """What the certificate says, and what may be done with it."""
        found = self.get_object(request, object_id)
        if found is not None and self.has_view_permission(request, found):
            extra_context = {**(extra_context or {}), **_page_of(request, found)}
        return super().change_view(request, object_id, form_url, extra_context)

    def get_urls(self):
        page = self.admin_site.admin_view
        return [
            path("issue/", page(issuing.overview), name="certificates_issue"),
            path("issue/<int:pk>/<str:kind>/", page(issuing.issue), name="certificates_issue_all"),
            path("zip/<int:pk>/<str:kind>/", page(archive.download), name="certificates_zip"),
            path("preview/<int:pk>/<str:kind>/", page(participant.preview), name="certificates_preview"),
            path("exemption/<int:pk>/<str:kind>/", page(participant.exempt), name="certificates_exempt"),
            path("assignment/", page(assignment.results), name="certificates_assignment"),
            path("<uuid:pk>/reissue/", page(acts.reissue), name="certificates_reissue"),
            path("<uuid:pk>/issue-again/", page(acts.issue_again), name="certificates_issue_again"),
            path("<uuid:pk>/retry/", page(acts.retry), name="certificates_retry"),
            path("<uuid:pk>/revoke/", page(acts.revoke), name="certificates_revoke"),
            *super().get_urls(),
        ]


def _page_of(request, certificate: Certificate) -> dict:
    """The context of one certificate's page."""
    participation = certificate.participation
    versions = list(participation.certificates.filter(kind=certificate.kind).order_by("issued_at"))
    may_act = rules.can_issue(request.user)
    is_standing = any(
        CERTIFICATE.allows(row, "revoke") or row.status in ("queued", "failed") for row in versions
    )
    return {
        "certificate": certificate,
        "tone": TONES[certificate.status],
        "code": grouped(certificate.code),
        "versions": [(row, TONES[row.status]) for row in versions if row.pk != certificate.pk],
        "may_download": rules.can_download(request.user, certificate),
        "may_retry": may_act and CERTIFICATE.allows(certificate, "retry"),
        "may_replace": may_act and CERTIFICATE.allows(certificate, "supersede"),
        "may_issue_again": may_act and certificate.status == "revoked" and not is_standing,
        "revoke_form": RevokeForm() if may_act and CERTIFICATE.allows(certificate, "revoke") else None,
        "participation": participation,
        "standing": standing_of(participation, certificate.kind) if may_act else None,
        "signatories": certificate.signatories,
    }
