"""The page on which a person sees and changes how they sign in, and where they are signed in."""

from allauth.mfa.base.views import IndexView
from allauth.usersessions.adapter import get_adapter as get_sessions_adapter
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from . import browsers


class Security(IndexView):
    """One place for password, second factors and sessions."""

    template_name = "accounts/security.html"

    def get_context_data(self, **kwargs) -> dict:
        context = super().get_context_data(**kwargs)
        person = self.request.user
        # The one by which a person is here stands first, the others as they began.
        sessions = sorted(
            UserSession.objects.purge_and_list(person),
            key=lambda session: (not session.is_current(), -session.created_at.timestamp()),
        )
        for session in sessions:
            session.browser = browsers.described(session.user_agent)
        codes = context["authenticators"].get("recovery_codes")
        return {
            **context,
            "sessions": sessions,
            "codes_left": len(codes.get_unused_codes()) if codes else None,
            "passkeys": [key.instance for key in context["authenticators"].get("webauthn", [])],
        }


security = Security.as_view()


@login_required
@require_POST
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign the person out where this session is; another person's does not exist."""
    session = get_object_or_404(UserSession, pk=pk, user=request.user)
    if session.is_current():
        return redirect("account_logout")
    get_sessions_adapter().end_sessions([session])
    messages.success(request, _("You are signed out there."))
    return redirect("security")


@login_required
@require_POST
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    """Sign the person out everywhere but here."""
    others = [row for row in UserSession.objects.filter(user=request.user) if not row.is_current()]
    get_sessions_adapter().end_sessions(others)
    messages.success(request, _("You are signed out everywhere but here."))
    return redirect("security")
