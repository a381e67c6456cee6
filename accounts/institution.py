"""Who comes with the account of an institution: whose address is believed, and what they are called."""

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.http import HttpRequest
from django.utils.translation import get_language

from .models import User


class PortalSocialAccountAdapter(DefaultSocialAccountAdapter):
    """An institution vouches for the addresses of its own domains alone: with any other, it could let
    its people into anybody’s account."""

    def can_authenticate_by_email(self, login: SocialLogin, email: str) -> bool:
        return self.is_email_verified(login.provider, email)

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        for address in sociallogin.email_addresses:
            address.verified = self.is_email_verified(sociallogin.provider, address.email)

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict) -> User:
        user = sociallogin.user
        given, _space, family = (data.get("name") or "").rpartition(" ")
        user.email = (data.get("email") or "").lower()
        user.given_names = (data.get("first_name") or given)[:150]
        user.family_names = (data.get("last_name") or family)[:150]
        user.language = get_language()
        return user
