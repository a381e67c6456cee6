"""Showing a document of an applicant on a page of the staff, without handing its file to the browser.

A PDF becomes pictures of its pages with their text, a DOCX its plain text, a picture (drawn anew when
it was uploaded) stays one. So no script, form or link of the document ever reaches a browser.
"""

from .preview import Preview, clear_old, forget, page_picture, preview_of

__all__ = ["Preview", "clear_old", "forget", "page_picture", "preview_of"]
