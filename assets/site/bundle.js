/* The bundle's zip, as docs/FORMATS.md says it, to the byte. */
(() => {
  "use strict";
  const { Refused, need, text, utf8, same, join, byBytes } = UrnaFormats;

  const MOST_FILES = 10_000;
  const MOST_BYTES = 2 ** 31;
  const LOCAL = 30;

  const table = Uint32Array.from({ length: 256 }, (_, byte) => {
    let sum = byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
    return sum >>> 0;
  });

  function crc32(bytes) {
    let sum = 0xffffffff;
    for (let at = 0; at < bytes.length; at += 1) sum = table[(sum ^ bytes[at]) & 255] ^ (sum >>> 8);
    return (sum ^ 0xffffffff) >>> 0;
  }

  /** Little-endian numbers of 2 (positive width) or 4 bytes, as [width, value] pairs. */
  function numbers(...pairs) {
    const view = new DataView(new ArrayBuffer(pairs.reduce((sum, [width]) => sum + width, 0)));
    let at = 0;
    for (const [width, value] of pairs) {
      if (width === 2) view.setUint16(at, value, true);
      else view.setUint32(at, value, true);
      at += width;
    }
    return new Uint8Array(view.buffer);
  }

  const shared = (entry) => [
    [2, 0], [2, 0], [2, 0], [2, 33], [4, entry.crc], [4, entry.size], [4, entry.size], [2, entry.name.length], [2, 0],
  ];
  const local = (entry) => join(numbers([4, 0x04034b50], [2, 20], ...shared(entry)), entry.name);
  const central = (entry) =>
    join(
      numbers(
        [4, 0x02014b50], [2, 788], [2, 20], ...shared(entry),
        [2, 0], [2, 0], [2, 0], [4, 0x01a40000], [4, entry.offset],
      ),
      entry.name,
    );

  function firstParts(bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const entries = [];
    let at = 0;
    while (at + LOCAL <= bytes.length && view.getUint32(at, true) === 0x04034b50) {
      need(entries.length < MOST_FILES, "too many files");
      const entry = { offset: at, crc: view.getUint32(at + 14, true), size: view.getUint32(at + 18, true) };
      const start = at + LOCAL + view.getUint16(at + 26, true);
      need(start + entry.size <= bytes.length, "a file that is cut short");
      entry.name = bytes.subarray(at + LOCAL, start);
      entry.data = bytes.subarray(start, start + entry.size);
      entry.path = text(entry.name);
      entry.sound = same(local(entry), bytes.subarray(at, start));
      entries.push(entry);
      at = start + entry.size;
    }
    return { entries, at };
  }

  function whole(bytes, entries, at) {
    const second = join(...entries.map(central));
    const count = entries.length;
    const end = numbers([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, second.length], [4, at], [2, 0]);
    return (
      bytes.length < MOST_BYTES &&
      entries.every(({ sound, path }) => sound && /^[a-zA-Z0-9._\/-]+$/.test(path)) &&
      entries.every(({ path }, place) => place === 0 || byBytes(entries[place - 1].path, path) < 0) &&
      same(join(second, end), bytes.subarray(at))
    );
  }

  /** The files of a bundle, path to bytes. Throws `Refused` with `broken`: the files that are not what their sum says. */
  function read(bytes) {
    const broken = [];
    try {
      const { entries, at } = firstParts(bytes);
      for (const { path, data, crc } of entries) if (crc32(data) !== crc) broken.push(path);
      need(broken.length === 0 && whole(bytes, entries, at), "not the zip of a bundle");
      return new Map(entries.map(({ path, data }) => [path, data]));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      throw Object.assign(error, { broken: broken.length ? broken : ["bundle.zip"] });
    }
  }

  globalThis.UrnaBundle = Object.freeze({ read });
})();
