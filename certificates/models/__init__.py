"""The certificate; what an edition certifies and by which rules; what was decided of one person; the keys."""

from .certificate import CERTIFICATE, Certificate, CertificateStatus, storage_name
from .decided import AssignmentResult, Exemption
from .institution_key import InstitutionKey
from .terms import CertificateTerms, Kind, Layout, Signatory

__all__ = [
    "CERTIFICATE",
    "AssignmentResult",
    "Certificate",
    "CertificateStatus",
    "CertificateTerms",
    "Exemption",
    "InstitutionKey",
    "Kind",
    "Layout",
    "Signatory",
    "storage_name",
]
