"""Files that were sent either way, and what Telegram refuses about them."""

import struct
from dataclasses import dataclass

from telegram.constants import FileSizeLimit

from .parameters import Upload
from .refusal import TOO_LARGE, Json, bad_request

_PNG, _JPEG, _WEBP, _GIF = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF", b"GIF8"
_MOST_SIDES, _STEEPEST = 10_000, 20


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that Telegram keeps: its identifiers, its path for downloading, and its bytes."""

    file_id: str
    path: str
    name: str
    mime_type: str
    content: bytes

    def as_json(self) -> Json:
        """Return the members that every kind of file has."""
        unique = f"U{self.file_id[-12:]}"
        return {"file_id": self.file_id, "file_unique_id": unique, "file_size": len(self.content)}

    def as_media(self, kind: str) -> Json:
        """Return the member of a Message that carries it, for `photo` or `document`."""
        if kind == "photo":
            width, height = picture_size(self.content)
            return {"photo": [{**self.as_json(), "width": width, "height": height}]}
        return {"document": {**self.as_json(), "file_name": self.name, "mime_type": self.mime_type}}


def picture_size(content: bytes) -> tuple[int, int]:
    """Return width and height in pixels; only PNG is measured, any other picture counts 800 x 600."""
    if content.startswith(_PNG):
        width, height = struct.unpack(">II", content[16:24])
        return int(width), int(height)
    return 800, 600


def check_upload(kind: str, upload: Upload) -> None:
    """Refuse what Telegram does not take.

    Args:
        kind: `photo` or `document`.
        upload: The file as it came.

    Raises:
        Refusal: It is empty, too large, or no picture although sent as one.
    """
    if not upload.content:
        raise bad_request("file must be non-empty")
    if len(upload.content) > FileSizeLimit.FILESIZE_UPLOAD:
        raise TOO_LARGE
    if kind == "photo":
        _check_picture(upload.content)


def _check_picture(content: bytes) -> None:
    if len(content) > FileSizeLimit.PHOTOSIZE_UPLOAD:
        raise bad_request("file is too big")
    if not content.startswith((_PNG, _JPEG, _WEBP, _GIF)):
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = picture_size(content)
    if width + height > _MOST_SIDES or max(width, height) > _STEEPEST * max(min(width, height), 1):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
