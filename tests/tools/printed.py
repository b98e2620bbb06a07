"""What a person reads on a PDF of ours."""

from collections.abc import Sequence

from pypdfium2 import PdfDocument


def pages(data: bytes) -> Sequence[str]:
    """The text of each page, blanks and line ends as single spaces."""
    document = PdfDocument(data)
    try:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    finally:
        document.close()
