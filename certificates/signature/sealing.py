"""Signing a PDF: PAdES baseline B-B, with a time stamp B-T, and still PDF/A-2 and PDF/UA-1.

The signature is an incremental update with a field that cannot be seen. PDF/A-2 forbids to hide it by its
flag, so PDF/UA-1 asks that it be described and tagged: a `Form` in the document’s structure
(ISO 19005-2, 6.3.2; ISO 14289-1, 7.18.1, 7.18.3, 7.18.4).
"""

from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from io import BytesIO

from django.conf import settings
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError
from pyhanko.sign.timestamps.requests_client import RequestsHTTPTimeStamper

from .keys import signer

FIELD = "Signature"
SECONDS = 10  # that a time stamp may take


class CannotBeSealed(Exception):
    """The time-stamp authority did not answer, or not as it should."""


class _Addition(IncrementalPdfFileWriter):
    """Leaves the metadata as the typesetter wrote it: pyHanko would write it anew in other words, and a
    document declares there that it is PDF/A and PDF/UA."""

    def _update_meta(self) -> None:
        pass


def seal(pdf: bytes, *, description: str) -> bytes:
    """The PDF with the institution’s signature, which no later change survives. `description` is what
    a screen reader says of the signature, in the document’s language.

    Raises KeyUnusable, CannotBeSealed.
    """
    writer = _Addition(BytesIO(pdf))
    _add_field(writer, description)
    metadata = PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES,
    )
    pdf_signer = PdfSigner(metadata, signer=signer(), timestamper=time_stamper())
    sign = partial(pdf_signer.sign_pdf, writer, existing_fields_only=True, bytes_reserved=_room())
    try:
        # Signing begins an event loop, which a thread that runs one already refuses.
        with ThreadPoolExecutor(1) as thread:
            sealed = thread.submit(sign).result()
    except TimestampRequestError as failure:
        raise CannotBeSealed(f"{settings.TIMESTAMP_URL}: {failure}") from failure
    return sealed.getvalue()


@cache
def _room() -> int:
    """How many hexadecimal digits the signature may take: the certificates in it, the rest, a time stamp.
    pyHanko would find out by signing twice."""
    held = [signer().signing_cert, *signer().cert_registry]
    certificates = sum(len(certificate.dump()) for certificate in held)
    return 2 * (certificates + 4096 + (12_288 if settings.TIMESTAMP_URL else 0))


@cache
def time_stamper() -> TimeStamper | None:
    """The authority that says when a certificate was signed, if one is configured."""
    if not settings.TIMESTAMP_URL:
        return None
    return RequestsHTTPTimeStamper(settings.TIMESTAMP_URL, timeout=SECONDS)


def _add_field(writer: IncrementalPdfFileWriter, description: str) -> None:
    """An invisible signature field on the first page, described and in the document’s structure."""
    fields.append_signature_field(writer, fields.SigFieldSpec(FIELD, readable_field_name=description))
    page = writer.find_page_for_modification(0)[0]
    widget = page.get_object()["/Annots"].raw_get(-1)
    _tag(writer, page, widget, description)


def _tag(writer: IncrementalPdfFileWriter, page, widget, description: str) -> None:
    tree_reference = writer.root.raw_get("/StructTreeRoot")
    tree = writer.root["/StructTreeRoot"]
    document_reference = tree["/K"].raw_get(0)
    key = int(tree["/ParentTreeNextKey"])
    form = writer.add_object(
        generic.DictionaryObject(
            {
                pdf_name("/Type"): pdf_name("/StructElem"),
                pdf_name("/S"): pdf_name("/Form"),
                pdf_name("/P"): document_reference,
                pdf_name("/Alt"): pdf_string(description),
                pdf_name("/Pg"): page,
                pdf_name("/K"): generic.DictionaryObject(
                    {
                        pdf_name("/Type"): pdf_name("/OBJR"),
                        pdf_name("/Pg"): page,
                        pdf_name("/Obj"): widget,
                    }
                ),
            }
        )
    )
    document = document_reference.get_object()
    document["/K"].append(form)
    tree["/ParentTree"]["/Nums"].extend([generic.NumberObject(key), form])
    tree[pdf_name("/ParentTreeNextKey")] = generic.NumberObject(key + 1)
    widget.get_object()[pdf_name("/StructParent")] = generic.NumberObject(key)
    page.get_object()[pdf_name("/Tabs")] = pdf_name("/S")
    for changed in (document, tree["/ParentTree"], tree, tree_reference.get_object()):
        writer.update_container(changed)
