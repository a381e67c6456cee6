"""Texts of mails: complete in each language; nothing in them that a person typed becomes markup."""

import re
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from notifications.kinds import Kind, kinds
from notifications.models import MessageTemplate
from notifications.rendering import render
from notifications.shipped import check_texts, create_missing_templates, read_text

LANGUAGES = [code for code, _name in settings.LANGUAGES]
LINK = "http://127.0.0.1:8000/fr/offers/1/?a=b&c=d"


class _Page(HTMLParser):
    """The visible text of a mail, its tags and where its links lead."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text, self.tags, self.targets = "", [], []
        self.feed(html[html.index("<body>") :])

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.text += " "
        if tag == "a":
            self.targets.append(dict(attrs)["href"])

    def handle_data(self, data):
        self.text += data


def _mail(**context) -> str:
    return render(
        subject="{{ name }}",
        body="Dear {{ name }},\n\n{{ name }}\n\n[Open]({{ link }})",
        context={"link": LINK, **context},
        language="en",
    ).html


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", kinds)
def test_every_kind_is_complete_in_every_language(name, language):
    kind = kinds[name]
    subject, body = read_text(kind.text_file(language))
    links = re.findall(r"\]\({{ (\w+) }}\)", body)
    context = {placeholder: f"value of {placeholder}" for placeholder in kind.placeholders}
    context |= dict.fromkeys(["link", *links], LINK)
    rendered = render(subject=subject, body=body, context=context, language=language)
    assert 0 < len(rendered.subject) <= 200
    for text in (rendered.subject, rendered.text, rendered.html):
        assert not re.search(r"{{|}}|\]\(|\*\*", text)
    assert f'<html lang="{language}"' in rendered.html
    if "link" in kind.placeholders:
        assert _Page(rendered.html).targets == [LINK] * len(links)
        assert links
        assert LINK in rendered.text.split()


def test_the_shipped_texts_pass_the_systems_check():
    assert check_texts(None) == []


def test_the_check_finds_a_missing_text_and_an_unknown_placeholder(tmp_path, monkeypatch):
    (tmp_path / "greeting.en.md").write_text("Subject: Hello\n\nDear {{ nobody }}")
    (tmp_path / "greeting.fr.md").write_text("Subject: Bonjour\n\n{{ name }}")
    monkeypatch.setitem(kinds, "greeting", Kind("greeting", "Greeting", {"name": ""}, texts=tmp_path))
    assert [fault.id for fault in check_texts(None)] == ["notifications.E002", "notifications.E001"]


@pytest.mark.parametrize(
    "name",
    [
        "<script>alert(1)</script>",
        "<b>Awa</b> & “Fatou”",
        "[Click](http://evil.example)",
        "http://127.0.0.1:8000 [Click](http://evil.example)",
        "![x](http://evil.example/pixel.png)",
        "**Awa** _N’Diaye_ `x` ~~y~~",
        "AT&amp;T &lt;b&gt;",
        "1. Awa",
        "- Awa",
        "# Awa",
        "> Awa",
        "===",
        "\\*Awa\\*",
        "<http://evil.example>",
    ],
)
def test_what_a_person_typed_shows_as_typed(name):
    page = _Page(_mail(name=name))
    assert page.text.count(name) == 2
    assert page.targets == [LINK]
    assert not {"script", "img", "b", "strong", "em", "code", "h1", "ol", "ul", "blockquote"} & set(page.tags)


@given(st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters="\x00"), min_size=1))
def test_any_word_shows_as_typed(word):
    page = _Page(_mail(name=word))
    assert page.text.count(word) >= 2
    assert page.targets == [LINK]


def test_lines_that_a_person_typed_stay_lines_and_text():
    html = _mail(name="First\n\n    second\r\n# third")
    page = _Page(html)
    assert " ".join(["First", "second", "#", "third"]) in " ".join(page.text.split())
    assert not {"h1", "pre", "code"} & set(page.tags)


def test_a_link_leads_nowhere_by_script():
    page = _Page(_mail(name="Awa", link="javascript:alert(1)"))
    assert not any(target.startswith("javascript") for target in page.targets)


def test_a_text_of_the_staff_with_an_unknown_placeholder_is_refused_beside_its_field():
    template = MessageTemplate(kind="offer", subject_fr="Bonjour {{ nom }}", body_fr="…")
    with pytest.raises(ValidationError) as refusal:
        template.clean()
    assert "nom" in str(refusal.value.message_dict["subject_fr"])


@pytest.mark.django_db
def test_what_staff_wrote_outlives_the_next_version():
    MessageTemplate.objects.filter(kind="offer").update(subject_fr="Notre texte")
    MessageTemplate.objects.filter(kind="reserve").delete()
    create_missing_templates(using="default")
    assert MessageTemplate.objects.get(kind="offer").subject_fr == "Notre texte"
    assert MessageTemplate.objects.filter(kind="reserve").exists()
