"""What the tests of the staff's pages share."""

import re

from django.test import Client

BACKEND = "accounts.backends.WithRoles"


def browser_of(person) -> Client:
    browser = Client()
    browser.force_login(person, backend=BACKEND)
    return browser


def said(response) -> str:
    """The page's words in one line, without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def posted(response) -> dict:
    """What pressing a button would send: the values of the page's fields, as the browser would."""
    html = response.content.decode()
    values: dict = {}
    for tag in re.findall(r"<input[^>]*>", html):
        name, value = _attribute(tag, "name"), _attribute(tag, "value")
        if name in ("", "csrfmiddlewaretoken", "next"):  # the last is of the choice of language
            continue
        if _attribute(tag, "type") in ("checkbox", "radio"):
            if " checked" in tag:
                values.setdefault(name, []).append(value)
        else:
            values.setdefault(name, []).append(value)
    for name, text in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>\n?(.*?)</textarea>', html, re.S):
        values[name] = [_plain(text)]
    for name, inside in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', html, re.S):
        chosen = re.findall(r'<option value="([^"]*)"[^>]* selected', inside)
        values[name] = chosen or re.findall(r'<option value="([^"]*)"', inside)[:1]
    return values


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf' {name}="([^"]*)"', tag)
    return _plain(found[1]) if found else ""


def _plain(text: str) -> str:
    for entity, sign in (("&quot;", '"'), ("&#x27;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        text = text.replace(entity, sign)
    return text
