"""A key in memory that is parsed once: pyHanko’s own signer parses and proves it at each signature, which
costs a hundred times what signing does."""

from functools import cached_property

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from pyhanko.sign.general import get_pyca_cryptography_hash
from pyhanko.sign.signers import SimpleSigner

MOST = 600  # bytes of a raw signature by RSA of 4,096 bits or by a curve, with room


class InMemorySigner(SimpleSigner):
    @classmethod
    def of(cls, other: SimpleSigner) -> "InMemorySigner":
        return cls(
            signing_cert=other.signing_cert,
            signing_key=other.signing_key,
            cert_registry=other.cert_registry,
        )

    @cached_property
    def _parsed(self):
        return serialization.load_der_private_key(self.signing_key.dump(), password=None)

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run=False) -> bytes:
        # pyHanko signs once on trial, to see how long the signature is.
        return bytes(MOST) if dry_run else self.sign_raw(data, digest_algorithm)

    def sign_raw(self, data: bytes, digest_algorithm: str) -> bytes:
        algorithm = get_pyca_cryptography_hash(digest_algorithm)
        if isinstance(self._parsed, RSAPrivateKey) and not self.prefer_pss:
            return self._parsed.sign(data, PKCS1v15(), algorithm)
        if isinstance(self._parsed, EllipticCurvePrivateKey):
            return self._parsed.sign(data, ECDSA(algorithm))
        return super().sign_raw(data, digest_algorithm)
