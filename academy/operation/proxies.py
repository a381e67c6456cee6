"""What a request says of the way it came is believed from the portal's own proxies alone."""

import ipaddress
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

FORWARDED = (
    "HTTP_FORWARDED",
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PORT",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_REAL_IP",
)
SOCKET = "unix"  # in TRUSTED_PROXIES: who comes by a socket of this machine, which has no address

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def networks_of(given: list[str]) -> list[Network]:
    """The networks that the setting names. Raises ValueError for what is none."""
    return [ipaddress.ip_network(name) for name in given if name != SOCKET]


class TrustedProxies:
    """Outermost. From a proxy of ours, the address of the visitor takes the place of the proxy's own;
    from anybody else, what they say of the way is taken off before anything reads it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.networks = networks_of(settings.TRUSTED_PROXIES)
        self.trusts_socket = SOCKET in settings.TRUSTED_PROXIES

    def __call__(self, request: HttpRequest) -> HttpResponse:
        peer = request.META.get("REMOTE_ADDR", "")
        if self._is_ours(peer):
            request.META["REMOTE_ADDR"] = self._visitor(request.META.get("HTTP_X_FORWARDED_FOR", ""), peer)
        else:
            for name in FORWARDED:
                request.META.pop(name, None)
        return self.get_response(request)

    def _is_ours(self, address: str) -> bool:
        try:
            found = ipaddress.ip_address(address)
        except ValueError:
            return self.trusts_socket and not address
        return any(found in network for network in self.networks)

    def _visitor(self, forwarded: str, peer: str) -> str:
        """The last address on the way that is not a proxy of ours: what stands before it, a visitor may
        have made up."""
        nearest = peer
        for hop in reversed([part.strip() for part in forwarded.split(",")]):
            try:
                ipaddress.ip_address(hop)
            except ValueError:
                break
            nearest = hop
            if not self._is_ours(hop):
                break
        return nearest
