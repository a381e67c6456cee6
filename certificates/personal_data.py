"""What a certificate says of its holder, and who signs it."""

from privacy import declare
from privacy.purposes import CERTIFICATE, OFFICE, SPEAKERS

from .models import (
    AssignmentResult,
    Certificate,
    CertificateTerms,
    Exemption,
    InstitutionKey,
    Signatory,
)

OF_PARTICIPATION = {"about": "participation__person", "edition": "participation__edition"}

# The code, the number and the digest of the file stay: who shows a certificate after its holder was
# erased can still have it checked, and whoever has the code alone learns no name.
declare(
    Certificate,
    CERTIFICATE,
    about="participation__person",
    identity=["printed_name"],
    erased="printed_name pdf badge reason",
    kept="number version code kind status language hours pdf_sha256",
    impersonal="edition_title place starts_on ends_on statement assessed layout issued_at status_index "
    "signatories",
)
declare(Certificate, OFFICE, office="issued_by")
declare(AssignmentResult, CERTIFICATE, **OF_PARTICIPATION, kept="is_passed", impersonal="decided_at")
declare(AssignmentResult, OFFICE, office="decided_by")
declare(
    Exemption,
    CERTIFICATE,
    **OF_PARTICIPATION,
    # A reason may not be empty (`exemption_has_its_reason`).
    erased="reason",
    blank={"reason": "–"},
    kept="kind verdict",
    impersonal="decided_at",
)
declare(Exemption, OFFICE, office="decided_by")
declare(Signatory, SPEAKERS, kept="name position signature", impersonal="order")
declare(
    CertificateTerms,
    impersonal="kind is_given required_attendance requirements layout statement assessed",
)
declare(InstitutionKey, impersonal="purpose fingerprint subject public first_used_at")
