"""An application full of its applicant's names, for the tests of the blind review; and what may tell them."""

import io
import re
import unicodedata
import zipfile
from datetime import UTC, datetime

import typst
from django.core.files.base import ContentFile
from pypdf import PdfReader

from applications.endorsing import endorse
from applications.models import Application, Document, Question
from applications.standard_form import install
from selection.models import ReviewPolicy
from selection.screening import screen
from tests.applications.conftest import answer_to
from tests.applications.samples import picture, upload, word
from tests.factories import (
    CallFactory,
    CriterionFactory,
    NominationFactory,
    QuestionFactory,
    TrackFactory,
    UserFactory,
)

from .people import officer, submitted

GIVEN, FAMILY = "Aïssatou", "N’Diaye-Kourouma"
EMAIL = "aissatou.kourouma@jappo-thies.example"
ORGANISATION = "Coopérative Jappo des femmes de Thiès (COJAFET)"
NOMINATOR = {
    "name": "Ousmane Sembat",
    "organisation": "Fédération Wassoulou",
    "email": "o.sembat@wassoulou.example",
}
LONG_AGO = datetime(2019, 3, 7, 9, 30, tzinfo=UTC)
# No page of ours says any of these by itself. Compared without accents, case and what stands between letters.
TRACES = [
    "aissatou", "ndiaye", "kourouma", "jappo", "cojafet", "femmesdethies", "sembat", "wassoulou",
    "quibaly", "339876543", "secretcv", "secretcertificate", "20190307",
    "march2019",
]  # fmt: skip
STORY = (
    f"Je m’appelle AISSATOU n'diaye ({EMAIL}, +221 33 987 65 43) et je dirige la cooperative  jappo des "
    "femmes de Thies. La COJAFET compte 40 membres; Kourouma, Aïssatou. Ousmane Sembat de la Fédération "
    "Wassoulou nous soutient. Voir www.jappo-thies.example."
)


def pdf(text: str, *, author: str = f"{GIVEN} {FAMILY}") -> bytes:
    """A page of text whose description names its author."""
    source = f'#set document(author: "{author}", title: "CV {author}")\n{text}'
    return typst.compile(source.encode())


def document(application: Application, key: str, name: str, content: bytes, kind: str, **fields) -> Document:
    question = QuestionFactory(
        section=application.call.sections.first(),
        key=key,
        kind=Question.Kind.FILE,
        label_en=f"Paper {key}",
        **fields,
    )
    return file_under(question, application, name, content, kind)


def file_under(question, application, name, content, kind) -> Document:
    return Document.objects.create(
        application=application,
        question=question,
        file=ContentFile(content, name="upload"),
        original_name=name,
        content_type=kind,
        size=len(content),
        sha256="0" * 64,
    )


def blind_application(**policy) -> Application:
    """Every question of the standard form answered, half of the texts with a name in them; documents of
    each kind; a nomination given with its letter; done long ago."""
    call = CallFactory()
    TrackFactory(edition=call.edition, language="fr")
    install(call)
    ReviewPolicy.objects.create(edition=call.edition, **{"is_blind": True, **policy})
    CriterionFactory(edition=call.edition, title="Relevance", guidance="Look at the duties")
    person = UserFactory(email=EMAIL, given_names=GIVEN, family_names=FAMILY)
    application = submitted(
        call=call,
        applicant=person,
        given_names=GIVEN,
        family_names=FAMILY,
        printed_name=f"{GIVEN} {FAMILY}",
        organisation=ORGANISATION,
        reference="2027-QX7RT",
    )
    for question in Question.objects.filter(section__call=call).prefetch_related("choices"):
        if question.kind != Question.Kind.FILE:
            application.answers.create(question=question, value=_answer(question))
    pdf_kind, word_kind = (
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    )
    file_under(
        Question.objects.get(section__call=call, key="cv"),
        application, "secret-cv Aïssatou.pdf", pdf("Hello"), pdf_kind,
    )  # fmt: skip
    document(application, "plain", "secret-certificate Aïssatou.pdf", pdf("Level C1 in French."), pdf_kind)
    document(application, "naming", "secret-cv.pdf", pdf(f"Awarded to {GIVEN.upper()}"), pdf_kind)
    document(application, "spaced", "secret-cv.pdf", pdf("K o u r o u m a"), pdf_kind)
    document(application, "picture", "secret-cv.jpg", picture(), "image/jpeg")
    signed = b'<w:p><w:ins w:author="Aissatou"><w:t>The plan.</w:t></w:ins></w:p>'
    core = {"docProps/core.xml": "<dc:creator>Aïssatou</dc:creator>".encode()}
    document(application, "word", "secret-cv.docx", word(main=signed, parts=core), word_kind)
    runs = "<w:t>Aïssa</w:t><w:t>tou</w:t>".encode()
    document(application, "runs", "secret-cv.docx", word(main=runs), word_kind)
    nomination = NominationFactory(application=application, **NOMINATOR)
    letter = upload(pdf("Dear Academy"), "secret-cv.pdf")
    letter.content_type = pdf_kind
    endorse(nomination=nomination, statement=f"I know {GIVEN} well.", letter=letter)
    screen(application=application, by=officer(), is_eligible=True, note=f"{GIVEN} fits.")
    Application.objects.filter(pk=application.pk).update(
        created_at=LONG_AGO, changed_at=LONG_AGO, submitted_at=LONG_AGO
    )
    Document.objects.filter(application=application).update(uploaded_at=LONG_AGO)
    return Application.objects.select_related("call__edition", "applicant").get(pk=application.pk)


def _answer(question: Question):
    named = {
        "organisation-name": ORGANISATION,
        "supervisor-name": "Fatou Quibaly",
        "nominator-name": NOMINATOR["name"],
        "nominator-organisation": NOMINATOR["organisation"],
        "nominator-email": NOMINATOR["email"],
    }
    if question.key in named:
        return named[question.key]
    if question.kind == Question.Kind.LONG_TEXT:
        return STORY
    if question.kind == Question.Kind.EMAIL:
        return EMAIL
    if question.kind == Question.Kind.TELEPHONE:
        return "+221 33 987 65 43"
    if question.kind == Question.Kind.SHORT_TEXT and not question.choices.all():
        return f"{GIVEN} {FAMILY}"
    return answer_to(question)


def plain(text: str) -> str:
    """Letters and digits alone, without accents and case."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in decomposed if letter.isalnum() and letter.isascii())


def traces_in(text: str) -> list[str]:
    found = plain(text)
    return [trace for trace in TRACES if trace in found]


def told_by(response) -> str:
    """Everything that a response says: headers, cookies, text; files unpacked, their descriptions too."""
    body = response.getvalue()
    parts = [f"{name}: {value}" for name, value in response.items()]
    parts += [str(cookie) for cookie in response.cookies.values()]
    if body.startswith(b"%PDF"):
        parts.append(_of_pdf(body))
    elif body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            parts += [
                f"{part.filename} {archive.read(part).decode('utf-8', 'replace')}"
                for part in archive.infolist()
            ]
    else:
        # What a script or a style carries in base64 is no text.
        parts.append(
            re.sub(r'(csrfmiddlewaretoken" value|nonce)="[^"]*"', "", body.decode("utf-8", "replace"))
        )
    return "\n".join(parts)


def _of_pdf(body: bytes) -> str:
    """Text, description, and every object of the file as it is once unpacked."""
    reader = PdfReader(io.BytesIO(body))
    parts = [page.extract_text() for page in reader.pages] + [str(reader.metadata)]
    for number in range(1, reader.trailer["/Size"]):
        found = reader.get_object(number)
        parts.append(str(found))
        if isinstance(found, dict) and found.get("/Type") == "/Metadata":
            parts.append(found.get_data().decode("utf-8", "replace"))
    return "\n".join(parts)
