"""What nobody would type: values that break what trusts them, and the forms of a page to put them into."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from random import Random

MARK = "<script>alert(4711)</script>"
ELSEWHERE = "evil.example"
VALUES = [
    "", " ", "0", "-1", "1" * 40, "9223372036854775808", "1e400", "NaN", "٣", "0x1", "2026-13-45", "24:61",
    f"'\"><{MARK}", MARK, f"javascript:alert(4711)//{MARK}", "{{7*7}}", "%(x)s %s {0}", "' OR 1=1 --",
    f"//{ELSEWHERE}/", f"https://{ELSEWHERE}/", f"/\\{ELSEWHERE}", f"https:{ELSEWHERE}", f"\t//{ELSEWHERE}",
    "../../../../etc/passwd", "..\\..\\boot.ini", "a\0b", "a\r\nSet-Cookie: x=1", "\u202eabc", "\ufffe", "🧑🏿‍🚀" * 9,
    "x" * 20_000, "[]", '{"a": 1}', "null", "true", "None", "undefined", "en", "fr", "on", "__all__", "pk__gt",
]  # fmt: skip
# Names that pages read from an address, whether or not a form shows them.
NAMES = [
    "q", "search", "page", "p", "o", "e", "all", "next", "edition", "call", "day", "track", "theme", "kind", "status",
    "language", "country", "view", "columns", "back", "id", "ids", "code", "key", "token", "_changelist_filters",
    "_popup", "_to_field", "status__exact", "pk__in", "participation__edition__id__exact", "applicant__password",
]  # fmt: skip


@dataclass
class Form:
    method: str = "get"
    action: str = ""
    fields: dict[str, str] = field(default_factory=dict)


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Form] = []

    def handle_starttag(self, tag, attributes) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag == "form":
            self.found.append(Form(given.get("method", "get").lower(), given.get("action", "")))
        elif tag in ("input", "select", "textarea", "button") and given.get("name") and self.found:
            self.found[-1].fields.setdefault(given["name"], given.get("value", ""))


def forms_of(page: str) -> list[Form]:
    """The forms of a page, each with what it would send."""
    parser = _Forms()
    parser.feed(page)
    return parser.found


def fuzzed(fields: dict[str, str], random: Random) -> dict[str, str]:
    """Some fields filled with nonsense, some left out, the others as they stand."""
    changed = {}
    for name, value in fields.items():
        luck = random.random()
        if luck < 0.6:
            changed[name] = random.choice(VALUES)
        elif luck < 0.9:
            changed[name] = value
    return changed


def question(random: Random) -> dict[str, str]:
    """The part of an address behind the question mark."""
    return {random.choice(NAMES): random.choice(VALUES) for _each in range(3)}
