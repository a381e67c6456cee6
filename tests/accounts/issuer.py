"""A small OpenID Connect issuer on this machine: real HTTP, real signatures, one person who is signed in."""

import base64
import hashlib
import json
import threading
import time
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "academy-portal", "told to the portal alone"


@dataclass
class Issuer:
    """`claims` are what it says of the person; `token_claims` overrides what stands in the token; `signed`
    makes the token of its claims, with the key that it publishes unless told otherwise."""

    address: str
    key: rsa.RSAPrivateKey
    claims: dict
    token_claims: dict = field(default_factory=dict)
    codes: dict = field(default_factory=dict)
    asked: list = field(default_factory=list)
    signed: Callable[[dict], str] | None = None

    def configuration(self) -> dict:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "userinfo_endpoint": f"{self.address}/userinfo",
            "jwks_uri": f"{self.address}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def keys(self) -> dict:
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [{**public, "kid": "one", "use": "sig", "alg": "RS256"}]}

    def token(self, nonce: str) -> str:
        now = int(time.time())
        standard = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 60, "nonce": nonce}
        said = {**standard, **self.claims, **self.token_claims}
        if self.signed:
            return self.signed(said)
        return jwt.encode(said, self.key, algorithm="RS256", headers={"kid": "one"})

    def authorize(self, query: dict) -> str:
        """Where the person is sent back to, with a code that counts once."""
        code = f"code-{len(self.codes)}"
        self.codes[code] = query
        return query["redirect_uri"] + "?" + urlencode({"code": code, "state": query["state"]})

    def exchange(self, sent: dict) -> tuple[int, dict]:
        asked = self.codes.pop(sent.get("code", ""), None)
        proof = base64.urlsafe_b64encode(hashlib.sha256(sent.get("code_verifier", "").encode()).digest())
        is_right = (
            asked is not None
            and (sent.get("client_id"), sent.get("client_secret")) == (CLIENT, SECRET)
            and sent.get("redirect_uri") == asked["redirect_uri"]
            and proof.decode().rstrip("=") == asked.get("code_challenge")
        )
        if not is_right:
            return 400, {"error": "invalid_grant"}
        return 200, {"access_token": "access", "token_type": "Bearer", "id_token": self.token(asked["nonce"])}


@contextmanager
def serving(claims: dict):
    """The issuer, as long as it is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.issuer = Issuer(
        f"http://127.0.0.1:{server.server_port}",
        rsa.generate_private_key(public_exponent=65537, key_size=2048),
        claims,
    )
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.issuer
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        issuer, parts = self.server.issuer, urlsplit(self.path)
        issuer.asked.append(parts.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.path == "/.well-known/openid-configuration":
            self._say(200, issuer.configuration())
        elif parts.path == "/keys":
            self._say(200, issuer.keys())
        elif parts.path == "/authorize":
            self.send_response(302)
            self.send_header("Location", issuer.authorize(query))
            self.end_headers()
        elif parts.path == "/userinfo" and self.headers["Authorization"] == "Bearer access":
            self._say(200, issuer.claims)
        else:
            self._say(404, {})

    def do_POST(self):
        sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.server.issuer.asked.append(self.path)
        self._say(*self.server.issuer.exchange({name: values[0] for name, values in sent.items()}))

    def _say(self, status: int, content: dict) -> None:
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_parts):
        """Nothing: the tests' output is theirs."""
