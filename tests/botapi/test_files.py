"""Files both ways: uploads, captions, and downloads."""

import pytest
from telegram import Bot, InputFile
from telegram.error import BadRequest, TelegramError

from .asking import ask, refusal_of, updates
from .person import PICTURE, Person
from .server import BotApi


def test_a_picture_and_a_document_are_sent(api: BotApi, ann: Person) -> None:
    """Multipart uploads arrive with caption and name, and can be sent again by file_id."""
    photo = ask(api, lambda bot: bot.send_photo(ann.id, PICTURE, caption="<i>Me</i>", parse_mode="HTML"))
    assert (photo.caption, photo.caption_entities[0].type) == ("Me", "italic")
    assert (photo.photo[0].width, photo.photo[0].height) == (1, 1)
    again = ask(api, lambda bot: bot.send_photo(ann.id, photo.photo[0].file_id))
    assert again.photo == photo.photo
    file = InputFile(b"{}", filename="answers.json")
    document = ask(api, lambda bot: bot.send_document(ann.id, file)).document
    assert document is not None
    assert (document.file_name, document.file_size) == ("answers.json", 2)
    assert [one.kind for one in ann.messages] == ["text", "photo", "photo", "document"]
    assert api.calls("sendDocument")[0].files == ("answers.json",)


@pytest.mark.parametrize(
    ("method", "content", "caption", "wording"),
    [
        ("send_photo", PICTURE, "x" * 1025, "Message caption is too long"),
        ("send_photo", b"GIF", "", "Image_process_failed"),
        ("send_photo", PICTURE[:16] + b"\0\0\x27\x10\0\0\x27\x10" + PICTURE[24:], "",
         "Photo_invalid_dimensions"),
        ("send_photo", PICTURE + b"x" * 10_000_000, "", "File is too big"),
        ("send_document", b"", "", "File must be non-empty"),
        ("send_document", "AgADnothing", "", "Wrong file identifier/HTTP URL specified"),
        ("send_document", b"x" * 50_000_001, "", "Request Entity Too Large"),
    ],
)  # fmt: skip
def test_a_file_is_refused(
    api: BotApi, ann: Person, *, method: str, content: bytes | str, caption: str, wording: str
) -> None:
    """Size, kind and caption have limits."""
    error = refusal_of(
        api, lambda bot: getattr(bot, method)(ann.id, content, caption=caption), read_timeout=20
    )
    assert error.message.upper() == wording.upper()


def test_a_file_can_be_downloaded(api: BotApi, ann: Person) -> None:
    """GetFile gives the path, and the path gives the bytes."""
    ann.sends_document("plan.pdf", b"%PDF-1.7")
    message = updates(api)[-1].message
    assert message is not None
    assert message.document is not None
    number = message.document.file_id

    async def download(bot: Bot) -> bytes:
        return bytes(await (await bot.get_file(number)).download_as_bytearray())

    assert ask(api, download) == b"%PDF-1.7"
    assert isinstance(refusal_of(api, lambda bot: bot.get_file("nothing")), BadRequest)


def test_a_large_file_cannot_be_downloaded(api: BotApi, ann: Person) -> None:
    """The cloud serves 20 MB and no more."""
    ann.sends_document("film.mp4", b"x" * 20_000_001)
    number = next(iter(api.state.files))
    assert refusal_of(api, lambda bot: bot.get_file(number)).message == "File is too big"


def test_a_wrong_path_is_not_found(api: BotApi) -> None:
    """Only what was stored can be downloaded."""

    async def download(bot: Bot) -> bytes:
        return await bot.request.retrieve(f"{api.base_file_url}{api.token}/documents/file_9.pdf")

    with pytest.raises(TelegramError):
        ask(api, download)
