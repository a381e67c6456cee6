"""Files in a bucket: a real server that speaks S3, and the same pages as with a folder."""

import logging
from pathlib import Path

import boto3
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from moto.server import ThreadedMotoServer

from academy.operation import archive, health
from academy.settings.files import file_storage
from applications.documents import keep
from certificates.archive import pieces_of
from certificates.models import Certificate
from inspection import inspect
from tests.applications.samples import pdf, upload
from tests.certificates.people import made
from tests.factories import ApplicationFactory, QuestionFactory, UserFactory

KEYS = {"aws_access_key_id": "portal", "aws_secret_access_key": "se/cret", "region_name": "eu-south-1"}


@pytest.fixture(scope="module")
def server():
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    running = ThreadedMotoServer("127.0.0.1", 0)
    running.start()
    yield "http://{}:{}".format(*running.get_host_and_port())
    running.stop()


@pytest.fixture
def bucket(server, settings):
    """The portal keeps its files in it; the bucket as its owner sees it."""
    s3 = boto3.resource("s3", endpoint_url=server, **KEYS)
    found = s3.create_bucket(
        Bucket="academy-files", CreateBucketConfiguration={"LocationConstraint": "eu-south-1"}
    )
    url = f"s3://portal:se%2Fcret@academy-files/of-the-portal?endpoint={server}&region=eu-south-1"
    settings.STORAGES = {**settings.STORAGES, "default": file_storage(url, Path("/nowhere"))}
    yield found
    found.objects.all().delete()
    found.delete()


@pytest.mark.django_db
def test_a_document_is_kept_encrypted_in_the_bucket_and_served_by_the_portal(bucket, client):
    question = QuestionFactory(kind="file")
    application = ApplicationFactory(call=question.section.call)
    client.force_login(application.applicant)
    content = pdf(pages=2)
    document = keep(application=application, question=question, upload=inspect(upload(content)))
    [kept] = [row for row in bucket.objects.all() if row.key.endswith(document.file.name)]
    assert kept.key.startswith("of-the-portal/")
    assert kept.Object().server_side_encryption == "AES256"
    assert kept.get()["Body"].read() == content
    address = reverse("document", args=[document.pk])
    answer = client.get(address)
    assert b"".join(answer.streaming_content) == content  # by the portal: nobody is sent to the bucket
    client.force_login(UserFactory())
    assert client.get(address).status_code == 404
    name = document.file.name
    document.file.delete()
    assert not default_storage.exists(name)


@pytest.mark.django_db(transaction=True)
def test_certificates_and_the_backup_find_their_files_there(bucket, client, tmp_path):
    certificate = made()
    client.force_login(certificate.participation.person)
    answer = client.get(reverse("certificate-download", args=[certificate.pk]))
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    zipped = b"".join(pieces_of(Certificate.objects.all()))
    assert b"%PDF" in zipped
    assert health.files() == "can be written and read"
    archive.make(tmp_path / "backup.tar")
    assert archive.check(tmp_path / "backup.tar")
    assert certificate.pdf.name in (tmp_path / "backup.tar").read_bytes().decode("latin-1")


@pytest.mark.parametrize(
    "url",
    [
        "http://bucket", "s3://", "s3:///folder", "s3://bucket?encryption=rot13",
        "s3://bucket?public=yes",
    ],
)  # fmt: skip
def test_a_setting_that_is_not_understood_is_told_in_one_line(url):
    with pytest.raises(ImproperlyConfigured, match=r"^FILES_URL[^\n]*$"):
        file_storage(url, Path("/nowhere"))


@pytest.mark.django_db
def test_no_address_of_the_web_leads_to_a_file(client):
    name = default_storage.save("documents/plain.pdf", ContentFile(pdf()))
    for address in (default_storage.url(name), f"/media/{name}", f"/files/{name}", f"/static/{name}"):
        assert client.get(address, follow=True).status_code == 404
    default_storage.delete(name)
