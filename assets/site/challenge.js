/* "Compruebe la máquina": what a challenged ballot committed to, with SHA-256 alone (docs/FORMATS.md, Challenge). */
(() => {
  "use strict";
  const { Refused, need, text, utf8, hex, base64, fromBase64, same, join } = UrnaFormats;

  const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  const MOST_SIGNS = 2000;
  const [RECORD, R, BALLOT, CONTEXT] = [1, 258, 290, 354];
  const CHOSEN = 31;

  function fromBase64url(string) {
    need(/^[A-Za-z0-9_-]*$/.test(string), "another alphabet");
    const plain = string.replace(/-/g, "+").replace(/_/g, "/");
    const bytes = fromBase64(plain.padEnd(Math.ceil(plain.length / 4) * 4, "="));
    need(base64(bytes).replace(/=+$/, "") === plain, "not in its one form");
    return bytes;
  }

  /** Consultation digest, kiosk, station and mode, each behind its length as u16. */
  function readContext(bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const parts = [];
    let at = 0;
    for (let part = 0; part < 4; part += 1) {
      need(at + 2 <= bytes.length, "a context that is cut short");
      const size = view.getUint16(at);
      need(at + 2 + size <= bytes.length, "a context that is cut short");
      parts.push(bytes.subarray(at + 2, at + 2 + size));
      at += 2 + size;
    }
    need(at === bytes.length, "bytes behind the context");
    const [consultation, kiosk, station, mode] = parts;
    need(consultation.length === 32, "no digest");
    need(["official", "practice"].includes(text(mode)), "another mode");
    return { consultation: hex(consultation), kiosk: text(kiosk), station: text(station), practice: text(mode) === "practice" };
  }

  /** The numbers on a ballot of 64 bytes; null if it has none of the forms of one. */
  function readBallot(bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const count = bytes[1];
    if (bytes[0] !== 1 || count > CHOSEN) return null;
    const numbers = Array.from({ length: count }, (_, at) => view.getUint16(2 + 2 * at));
    const rising = numbers.every((number, at) => number > (at ? numbers[at - 1] : 0));
    const empty = bytes.subarray(2 + 2 * count).every((byte) => byte === 0);
    return rising && empty ? numbers : null;
  }

  /** 15 characters of the leaf's first 75 bits and the check character, in groups of four. */
  function trackingCode(leaf) {
    const bits = Array.from(leaf.subarray(0, 10), (byte) => byte.toString(2).padStart(8, "0")).join("");
    const values = Array.from({ length: 15 }, (_, at) => parseInt(bits.slice(5 * at, 5 * at + 5), 2));
    const weighed = [...values].reverse().map((value, at) => (at % 2 ? value : 2 * value));
    const sum = weighed.reduce((whole, value) => whole + Math.floor(value / 32) + (value % 32), 0);
    const signs = [...values, (32 - (sum % 32)) % 32].map((value) => ALPHABET[value]).join("");
    return signs.match(/.{4}/g).join("-");
  }

  function read(string) {
    need(string.length <= MOST_SIGNS, "too long");
    const at = string.lastIndexOf("challenge=");
    need(at >= 0, "no challenge");
    const bytes = fromBase64url(string.slice(at + "challenge=".length));
    need(bytes.length > CONTEXT, "cut short");
    need(bytes[0] === 1 && bytes[RECORD] === 1, "another version");
    const context = bytes.subarray(CONTEXT);
    const record = bytes.subarray(RECORD, R);
    const secret = bytes.subarray(R, BALLOT);
    const ballot = bytes.subarray(BALLOT, CONTEXT);
    const leaf = UrnaCrypto.sha256(record);
    const committed = UrnaCrypto.sha256(join(utf8("urna/1/commit"), context, secret, ballot));
    const choices = readBallot(ballot);
    return {
      ...readContext(context),
      holds: choices !== null && same(committed, record.subarray(1, 33)),
      choices,
      leaf: hex(leaf),
      code: trackingCode(leaf),
    };
  }

  /** What a text holds: `outcome` is `holds`, `differs` or `unreadable`; only the first two have the other fields. */
  function check(string) {
    try {
      const found = read(string);
      return { outcome: found.holds ? "holds" : "differs", ...found };
    } catch (error) {
      if (error instanceof Refused) return { outcome: "unreadable" };
      throw error;
    }
  }

  globalThis.UrnaChallenge = Object.freeze({ check });
})();
