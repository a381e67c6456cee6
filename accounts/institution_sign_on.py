"""The way to an institution and back. allauth goes it; here is what it leaves unproved.

It believes a token for the line on which it came. We ask for the institution's signature too, for the nonce
that this browser was sent with, and that the token and the institution's answer are of the same person.
"""

import secrets

import jwt
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect import views
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils.http import urlencode

NONCES = "institution_nonces"  # of the ways that this browser has begun and not ended
MOST_NONCES = 5
# Proved by a key that the institution publishes; never by a secret, nor by nothing.
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
ASKED = {"next", "process", "action"}  # of what an address may ask; scope and the like are ours


class ProvingAdapter(views.OpenIDConnectOAuth2Adapter):
    """Raises OAuth2Error for a token that does not prove who came; nobody is signed in then."""

    def complete_login(
        self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs
    ) -> SocialLogin:
        said = self._proved(app, kwargs["response"].get("id_token") or "")
        nonces = request.session.get(NONCES, [])
        if said.get("nonce") not in nonces:
            raise OAuth2Error("The token is not for this browser.")
        request.session[NONCES] = [nonce for nonce in nonces if nonce != said["nonce"]]
        person = self._fetch_user_info(token.token)
        if not said.get("sub") or person.get("sub") != said["sub"]:
            raise OAuth2Error("The token and the answer are of different people.")
        return self.get_provider().sociallogin_from_response(request, {"userinfo": person, "id_token": said})

    def _proved(self, app: SocialApp, token: str) -> dict:
        """What the token says."""
        try:
            if jwt.get_unverified_header(token).get("alg") not in ALGORITHMS:
                raise OAuth2Error("The token is signed in no way that proves anything.")
            return jwtkit.verify_and_decode(
                credential=token,
                keys_url=self.openid_config["jwks_uri"],
                issuer=self.openid_config["issuer"],
                audience=app.client_id,
                lookup_kid=jwtkit.lookup_kid_jwk,
            )
        except (jwt.PyJWTError, LookupError, TypeError, ValueError) as fault:
            raise OAuth2Error("The token can’t be read.") from fault


def login(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Off to the institution."""
    nonce = secrets.token_urlsafe()
    request.session[NONCES] = [nonce, *request.session.get(NONCES, [])][:MOST_NONCES]
    asked = {name: value for name, value in request.GET.items() if name in ASKED}
    request.GET = QueryDict(urlencode({**asked, "auth_params": urlencode({"nonce": nonce})}))
    return views.login(request, provider_id)


def callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Back from there."""
    try:
        get_adapter(request).get_provider(request, provider=provider_id)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    return OAuth2CallbackView.adapter_view(ProvingAdapter(request, provider_id))(request)
