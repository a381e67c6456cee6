"""Taking a file that is never written to a disk: held in memory, or left once it is too large."""

from io import BytesIO

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

MOST = 2 * 1024 * 1024


class InMemoryUpload(FileUploadHandler):
    """What is larger than `MOST` arrives empty, and the form says why (`is_too_large` on the request)."""

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self._content = BytesIO()

    def receive_data_chunk(self, raw_data, start):
        if start + len(raw_data) > MOST:
            self.request.is_too_large = True
            raise StopUpload(connection_reset=False)
        self._content.write(raw_data)

    def file_complete(self, file_size):
        self._content.seek(0)
        return InMemoryUploadedFile(
            file=self._content,
            field_name=self.field_name,
            name=self.file_name,
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )
