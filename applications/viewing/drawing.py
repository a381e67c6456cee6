"""Draws a document's pages. A program of its own, which knows nothing of the portal:

    python -I drawing.py pdf < document.pdf > pages.zip

A document from outside is read by large libraries, in which a fault may be found any day. Here such
a fault has no secret within reach, writes no file, and ends with the memory and the time it may use.
"""

import io
import json
import resource
import sys
import zipfile

MEMORY, SECONDS = 1536 * 1024 * 1024, 20
MOST_PAGES, MOST_CHARACTERS = 30, 20_000
WIDTH, HEIGHT = 1100, 3000  # pixels; A4 at 130 dots an inch: small print can be read
QUALITY = 80


def limit() -> None:
    """Little memory and time from now on, and no file."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def draw_pdf(content: bytes, archive: zipfile.ZipFile) -> dict:
    """Each page as a picture in the archive; what is told about them."""
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    texts = []
    for number in range(min(len(document), MOST_PAGES)):
        page = document[number]
        width, height = page.get_size()
        scale = min(WIDTH / max(width, 1), HEIGHT / max(height, 1))
        picture = page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
        written = io.BytesIO()
        picture.save(written, "WEBP", quality=QUALITY, method=2)
        archive.writestr(f"{number + 1}.webp", written.getvalue())
        texts.append(page.get_textpage().get_text_bounded()[:MOST_CHARACTERS])
    return {"texts": texts, "pages": len(document)}


def tell_word(content: bytes, archive: zipfile.ZipFile) -> dict:
    """The text of a DOCX as HTML in the archive, pictures left out. Who shows it cleans it first."""
    import mammoth

    nothing = mammoth.images.img_element(lambda image: {"src": ""})
    told = mammoth.convert_to_html(
        io.BytesIO(content), convert_image=nothing, include_embedded_style_map=False
    )
    archive.writestr("document.html", told.value)
    return {"texts": [], "pages": 0}


def main(kind: str) -> None:
    draw = {"pdf": draw_pdf, "word": tell_word}[kind]
    content = sys.stdin.buffer.read()
    limit()
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("about.json", json.dumps(draw(content, archive)))
    sys.stdout.buffer.write(written.getvalue())


if __name__ == "__main__":
    main(sys.argv[1])
