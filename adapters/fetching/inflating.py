"""Unpacking an answer while it arrives, with an eye on how much comes out of how little."""

from __future__ import annotations

import zlib

from bot.feeds.fetching import FetchCode, FetchError

ACCEPTED = "gzip, deflate"
_GZIP, _ZLIB, _RAW = 31, 15, -15  # zlib's window bits for each format
_FREE_BYTES = 1_000_000  # below this no ratio is a bomb: a page of blanks packs well


class Inflater:
    """Turns the pieces of one answer into its content; never holds more than `most` bytes of output."""

    def __init__(self, encoding: str, most: int, ratio: int) -> None:
        """Take the Content-Encoding header, and caps: bytes of content, and bytes out for each byte in."""
        self._encoding = encoding.strip().lower()
        if self._encoding not in ("", "identity", "gzip", "x-gzip", "deflate"):
            raise FetchError(FetchCode.COMPRESSION, "The answer is packed in a way that was not asked for.")
        self._unpacker = zlib.decompressobj(_GZIP) if "gzip" in self._encoding else None
        self._most = most
        self._ratio = ratio
        self._taken = 0
        self._content = bytearray()

    def take(self, data: bytes) -> None:
        """Unpack one more piece. Raises FetchError once a cap is passed or the packing is broken."""
        self._taken += len(data)
        try:
            self._unpack(data)
        except zlib.error:
            raise FetchError(FetchCode.COMPRESSION, "The answer is packed, and the packing is broken.") from None

    def content(self) -> bytes:
        """Return everything that was unpacked; an answer that ends in the middle of its packing is an error."""
        if self._taken and self._unpacker is not None and not self._unpacker.eof:
            raise FetchError(FetchCode.COMPRESSION, "The answer ends in the middle of its packing.", passing=True)
        return bytes(self._content)

    def _unpack(self, data: bytes) -> None:
        if self._encoding in ("", "identity"):
            self._keep(data)
            return
        while data:
            unpacker = self._unpacker_for(data)
            self._keep(unpacker.decompress(data, self._most + 1 - len(self._content)))
            data = unpacker.unconsumed_tail or unpacker.unused_data

    def _unpacker_for(self, data: bytes) -> zlib._Decompress:
        """Return what unpacks the next bytes; a packed answer may consist of several members."""
        if self._unpacker is None:  # some servers send "deflate" without the header that the standard asks for
            self._unpacker = zlib.decompressobj(_ZLIB if data[0] & 0x0F == 8 else _RAW)
        elif self._unpacker.eof:
            self._unpacker = zlib.decompressobj(_GZIP)
        return self._unpacker

    def _keep(self, content: bytes) -> None:
        self._content += content
        if len(self._content) > self._most:
            raise FetchError(FetchCode.TOO_LARGE, f"The answer is larger than {self._most // 1_000_000} MB.")
        if len(self._content) > max(_FREE_BYTES, self._ratio * self._taken):
            raise FetchError(FetchCode.COMPRESSION, "The answer unpacks to far more than any page does.")
