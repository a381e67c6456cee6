"""The signature, as other programs see it."""

import subprocess
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from shutil import which
from threading import Thread

import pytest
from asn1crypto import tsp
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pypdf import PdfReader

from certificates import making
from certificates.pdf import render
from certificates.signature import development
from certificates.signature.in_memory import InMemorySigner
from certificates.signature.inspection import inspect
from certificates.signature.keys import signer
from certificates.signature.sealing import CannotBeSealed, seal
from tests.certificates.people import issued
from tests.certificates.test_pdf import certificate

DESCRIPTION = "Electronic signature of the International Labour Organization"


@pytest.fixture(scope="module")
def sealed():
    return seal(render(certificate()), description=DESCRIPTION)


def pdfsig(content, folder):
    if which("pdfsig") is None:
        pytest.skip("pdfsig is not installed: the signature cannot be read by another program")
    (folder / "sealed.pdf").write_bytes(content)
    command = ["pdfsig", "-nocert", folder / "sealed.pdf"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def validated(signature):
    """pyHanko’s own finding, in a thread: it begins an event loop, and a browser’s runs in this one."""
    context = ValidationContext(trust_roots=[signer().signing_cert])
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(validate_pdf_signature, signature, context).result()


def test_poppler_finds_the_signature_valid_and_over_the_whole_file(sealed, tmp_path):
    found = pdfsig(sealed, tmp_path)
    assert "Signature is Valid." in found
    assert "Total document signed" in found
    assert "ETSI.CAdES.detached" in found
    assert "Development key – not valid" in found


def test_pyhanko_trusts_it_when_it_trusts_the_institution(sealed):
    (signature,) = PdfFileReader(BytesIO(sealed)).embedded_signatures
    status = validated(signature)
    assert status.bottom_line
    assert status.docmdp_ok


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.95])
def test_one_changed_byte_breaks_it(sealed, share, tmp_path):
    (signature,) = PdfFileReader(BytesIO(sealed)).embedded_signatures
    start, length, _second, _rest = signature.byte_range
    at = start + int(length * share)
    changed = sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]
    assert "Signature is Valid." not in pdfsig(changed, tmp_path)
    assert not inspect(changed).is_intact


def test_what_is_added_after_it_is_noticed(sealed):
    assert inspect(sealed).is_intact
    assert not inspect(sealed + b"\n% more").is_intact


def test_it_is_still_declared_archivable_and_accessible(sealed):
    declared = PdfReader(BytesIO(sealed)).trailer["/Root"]["/Metadata"].get_data().decode()
    for claim in ("pdfaid:part>2<", "pdfaid:conformance>B<", "pdfuaid:part>1<"):
        assert claim in declared


def test_the_signature_is_described_and_tagged_and_not_hidden(sealed):
    """PDF/A-2 6.3.2, PDF/UA-1 7.18.1, 7.18.3 and 7.18.4."""
    document = PdfReader(BytesIO(sealed))
    page = document.pages[0]
    (widget,) = [row.get_object() for row in page["/Annots"]]
    tree = document.trailer["/Root"]["/StructTreeRoot"]
    numbers = tree["/ParentTree"]["/Nums"]
    form = dict(zip(numbers[::2], numbers[1::2], strict=True))[widget["/StructParent"]].get_object()
    assert page["/Tabs"] == "/S"
    assert widget["/F"] & 0b100011 == 0  # neither invisible nor hidden nor out of view
    assert widget["/F"] & 0b100
    assert widget["/TU"] == DESCRIPTION
    assert (form["/S"], form["/K"]["/Obj"]) == ("/Form", widget)
    assert form.indirect_reference in tree["/K"][0].get_object()["/K"]
    assert tree["/ParentTreeNextKey"] > widget["/StructParent"]


def test_it_is_read_aloud_in_the_documents_language():
    content = seal(render(certificate(language="fr")), description="Signature électronique")
    assert PdfReader(BytesIO(content)).pages[0]["/Annots"][0].get_object()["/TU"] == "Signature électronique"


# Time stamps


@pytest.fixture
def authority():
    """A time-stamp authority on this machine (RFC 3161)."""
    own = InMemorySigner.of(
        InMemorySigner.load_pkcs12_data(development.signing_key(), other_certs=[], passphrase=None)
    )
    stamper = DummyTimeStamper(tsa_cert=own.signing_cert, tsa_key=own.signing_key)

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self):
            asked = self.rfile.read(int(self.headers["Content-Length"]))
            content = stamper.request_tsa_response(tsp.TimeStampReq.load(asked)).dump()
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *words):
            pass

    server = HTTPServer(("127.0.0.1", 0), Answer)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_an_authority_that_is_configured_stamps_the_time(configured, authority, tmp_path):
    configured(TIMESTAMP_URL=authority)
    content = seal(render(certificate()), description=DESCRIPTION)
    (signature,) = PdfFileReader(BytesIO(content)).embedded_signatures
    status = validated(signature)
    assert status.timestamp_validity.intact
    assert status.timestamp_validity.valid
    assert "Signature is Valid." in pdfsig(content, tmp_path)


def test_an_authority_that_is_away_is_told(configured):
    configured(TIMESTAMP_URL="http://127.0.0.1:9")
    with pytest.raises(CannotBeSealed, match=r"127\.0\.0\.1:9"):
        seal(render(certificate()), description=DESCRIPTION)


@pytest.mark.django_db
def test_a_certificate_without_its_time_stamp_is_a_failure_with_its_reason(configured):
    found = issued()
    configured(TIMESTAMP_URL="http://127.0.0.1:9")
    making.make(found.pk)
    found.refresh_from_db()
    assert found.status == "failed"
    assert found.reason.startswith("The time-stamp authority gave no time stamp")
