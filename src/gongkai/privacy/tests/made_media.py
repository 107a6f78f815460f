"""Small media files built by hand, with a place, a name and a remark written into them."""

from gongkai.privacy.media import ogg

SECRET = "张三的手机 39.1234"
PLACE = b"+38.9130+106.5390/"


def box(kind: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return (len(body) + 8).to_bytes(4) + kind + body


def mp4(*, handler: bytes = b"vide", extra: bytes = b"") -> bytes:
    """A film of one chunk: its offset must still lead to the samples after cleaning."""
    samples = b"FRAMES" * 4
    head = box(b"ftyp", b"isom\0\0\2\0isomavc1")
    days = b"\0\0\0\0" + (3_800_000_000).to_bytes(4) * 2 + bytes(80)
    name = b"avc1" + bytes(42) + b"\x0eGoPro encoder!".ljust(32, b"\0") + bytes(4)
    described = bytes(4) + (1).to_bytes(4) + (len(name) + 4).to_bytes(4) + name
    location = b"\xa9xyz" + len(PLACE).to_bytes(2) + b"\x15\xc7" + PLACE
    remarks = box(b"udta", (len(location) + 4).to_bytes(4) + location, box(b"loci", bytes(6) + b"Yinchuan\0"))
    uuid = box(b"uuid", bytes(16), f"<x:xmpmeta>{SECRET} exif:GPSLatitude</x:xmpmeta>".encode())

    def moov(offset: int) -> bytes:
        table = box(
            b"stbl", box(b"stsd", described), box(b"stco", bytes(4), (1).to_bytes(4), offset.to_bytes(4))
        )
        media = box(
            b"mdia",
            box(b"mdhd", days),
            box(b"hdlr", bytes(8), handler, bytes(12), b"iPhone of Zhang San\0"),
            box(b"minf", box(b"vmhd", bytes(12)), table),
        )
        track = box(b"trak", box(b"tkhd", days), media, box(b"udta", box(b"name", b"Zhang San")))
        return box(b"moov", box(b"mvhd", days), track, remarks, extra)

    start = len(head) + len(moov(0)) + len(uuid) + 8
    return head + moov(start) + uuid + box(b"mdat", samples)


def chunk_of(content: bytes) -> bytes:
    """The samples to which the film's table leads."""
    at = content.index(b"stco") + 12
    start = int.from_bytes(content[at : at + 4])
    return content[start : start + 24]


def element(kind: int, body: bytes) -> bytes:
    width = (kind.bit_length() + 7) // 8
    size = bytes([0x10 | len(body) >> 24]) + (len(body) & 0xFFFFFF).to_bytes(3)
    return kind.to_bytes(width) + size + body


def webm(*, track: int = 1) -> bytes:
    tag = element(0x7373, element(0x67C8, element(0x45A3, b"LOCATION") + element(0x4487, SECRET.encode())))
    info = (
        element(0x2AD7B1, (1_000_000).to_bytes(3)) + element(0x4D80, b"Zhang's app") + element(0x5741, b"x")
        + element(0x7BA9, SECRET.encode()) + element(0xBF, b"\1\2\3\4")
    )  # fmt: skip
    entry = element(0xAE, element(0xD7, b"\1") + element(0x83, bytes([track])) + element(0x536E, b"Zhang"))
    cluster = element(0x1F43B675, element(0xE7, b"\0") + element(0xA3, b"\x81\0\0\x80FRAMES"))
    body = element(0x1549A966, info) + element(0x1654AE6B, entry) + cluster + element(0x1254C367, tag)
    return element(0x1A45DFA3, element(0x4282, b"webm")) + element(0x18538067, body)


FRAME = b"\xff\xfb\x90\x00" + b"sound" * 82 + b"sound"[:3]  # 128 kbit/s at 44,100 Hz: 417 bytes


def mp3() -> bytes:
    words = SECRET.encode()
    size = len(words)
    tag = b"ID3\x04\x00\x00" + bytes([0, 0, size >> 7, size & 0x7F]) + words
    return tag + FRAME * 5 + words + FRAME * 3 + b"TAG" + b"Zhang San".ljust(125, b"\0")


def page(packets: list[bytes], *, number: int, flags: int = 0, serial: int = 7) -> bytes:
    lengths = b"".join(bytes([255] * (len(packet) // 255) + [len(packet) % 255]) for packet in packets)
    body = b"".join(packets)
    head = b"OggS\0" + bytes([flags]) + bytes(8) + serial.to_bytes(4, "little") + number.to_bytes(4, "little")
    made = bytearray(head + bytes(4) + bytes([len(lengths)]) + lengths + body)
    ogg._sum_again(made, ogg.Page(0, 27 + len(lengths), lengths))
    return bytes(made)


def vorbis() -> bytes:
    words = f"ARTIST={SECRET}".encode()
    comments = (
        b"\x03vorbis" + (4).to_bytes(4, "little") + b"Xiph" + (1).to_bytes(4, "little")
        + len(words).to_bytes(4, "little") + words + b"\x01"
    )  # fmt: skip
    return page([b"\x01vorbis" + bytes(23)], number=0, flags=2) + page([comments, b"\x05vorbis"], number=1)
