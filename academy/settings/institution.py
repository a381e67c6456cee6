"""Signing in with the account of an institution, by OpenID Connect: read from the environment."""

from dataclasses import dataclass
from urllib.parse import urlsplit

import environ

NAMES = ("OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_NAME", "OIDC_MAIL_DOMAINS")
PROVIDER = "institution"
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


@dataclass(frozen=True)
class Institution:
    """`mail_domains`: whose addresses it vouches for; who comes with another one confirms it by mail."""

    issuer: str
    client_id: str
    client_secret: str
    name: str
    mail_domains: list[str]

    def as_provider(self) -> dict:
        """What allauth takes for it."""
        return {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": PROVIDER,
                    "name": self.name,
                    "client_id": self.client_id,
                    "secret": self.client_secret,
                    "settings": {"server_url": self.issuer, "verified_email": self.mail_domains},
                }
            ],
        }


def institution(env: environ.Env) -> Institution | None:
    """The institution that is set, if any. Ends the process with one plain line for a broken setting."""
    if not any(env(name, default="") for name in NAMES):
        return None
    for name in NAMES:
        if not env(name, default=""):
            raise SystemExit(
                f"{name}: is not set, while another OIDC_… setting is; set all of them, or none."
            )
    issuer = urlsplit(env("OIDC_ISSUER"))
    if not issuer.hostname or issuer.scheme not in ("https", "http"):
        raise SystemExit(
            f"OIDC_ISSUER: {env('OIDC_ISSUER')} is no address; give one such as https://login.example.org."
        )
    if issuer.scheme == "http" and issuer.hostname not in LOOPBACK:
        raise SystemExit(
            f"OIDC_ISSUER: {env('OIDC_ISSUER')} is not https; whoever listens could sign in as anybody."
        )
    domains = [domain.strip().lower() for domain in env.list("OIDC_MAIL_DOMAINS")]
    if faulty := [domain for domain in domains if "@" in domain or "." not in domain]:
        raise SystemExit(
            f"OIDC_MAIL_DOMAINS: {faulty[0]} is no domain; give names such as example.org, comma-separated."
        )
    return Institution(
        env("OIDC_ISSUER").rstrip("/"),
        env("OIDC_CLIENT_ID"),
        env("OIDC_CLIENT_SECRET"),
        env("OIDC_NAME"),
        domains,
    )
