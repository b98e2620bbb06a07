/* Encodings of docs/FORMATS.md, written from that page alone: bytes and texts, canonical JSON, forms, envelopes.
 * Whatever is not as the page says throws `Refused`; nothing is corrected or guessed. */
(() => {
  "use strict";

  class Refused extends Error {}

  const encoder = new TextEncoder();
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

  function need(condition, what) {
    if (!condition) throw new Refused(what);
  }

  /** Strict UTF-8 to text. */
  function text(bytes) {
    try {
      return decoder.decode(bytes);
    } catch {
      throw new Refused("not UTF-8");
    }
  }

  const utf8 = (string) => encoder.encode(string);

  const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

  function fromHex(string) {
    need(/^([0-9a-f]{2})*$/.test(string), "not hexadecimal");
    return Uint8Array.from(string.match(/../g) || [], (pair) => parseInt(pair, 16));
  }

  function base64(bytes) {
    const pieces = [];
    for (let at = 0; at < bytes.length; at += 8192) {
      pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
    }
    return btoa(pieces.join(""));
  }

  /** RFC 4648, section 4, with padding; refused unless it encodes again to itself. */
  function fromBase64(string) {
    let binary;
    try {
      binary = atob(string);
    } catch {
      throw new Refused("not base64");
    }
    const bytes = Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
    need(base64(bytes) === string, "not base64 in its one form");
    return bytes;
  }

  function same(one, other) {
    return one.length === other.length && one.every((byte, at) => byte === other[at]);
  }

  /** Bytes one behind the other. */
  function join(...parts) {
    const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  /** By code point, which is also the order of the UTF-8 bytes; JavaScript's own order is that of UTF-16. */
  function byBytes(one, other) {
    const a = utf8(one);
    const b = utf8(other);
    const both = Math.min(a.length, b.length);
    for (let at = 0; at < both; at += 1) {
      if (a[at] !== b[at]) return a[at] - b[at];
    }
    return a.length - b.length;
  }

  function canonical(value) {
    if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
    if (value !== null && typeof value === "object") {
      const keys = Object.keys(value).sort(byBytes);
      return `{${keys.map((key) => `${canonical(key)}:${canonical(value[key])}`).join(",")}}`;
    }
    need(typeof value !== "number" || Number.isSafeInteger(value), "a number out of range");
    return JSON.stringify(value);
  }

  /** An object in canonical JSON. */
  function parse(bytes) {
    const source = text(bytes);
    let value;
    let again;
    try {
      value = JSON.parse(source);
      again = canonical(value);
    } catch (error) {
      throw new Refused(`not canonical JSON: ${error.message}`);
    }
    need(value !== null && typeof value === "object" && !Array.isArray(value), "not an object");
    // JSON.stringify escapes a lone surrogate, which canonical JSON cannot hold at all.
    need(again === source && !/\\ud[89a-f]/i.test(again.replace(/\\\\/g, "")), "not canonical JSON");
    return value;
  }

  /* Forms: each is a function that throws unless the value is of its kind. */
  const form = {
    text: (value) => need(typeof value === "string", "not a text"),
    count: (value) => need(Number.isSafeInteger(value) && value >= 0, "not a count"),
    flag: (value) => need(typeof value === "boolean", "not true or false"),
    hex: (size) => (value) =>
      need(
        typeof value === "string" && /^([0-9a-f]{2})*$/.test(value) && (size === 0 || value.length === 2 * size),
        "not hexadecimal",
      ),
    base64: (value) => {
      form.text(value);
      fromBase64(value);
    },
    oneOf: (...values) => (value) => need(values.includes(value), "not one of its values"),
    orNull: (inner) => (value) => value === null || inner(value),
    list: (inner) => (value) => {
      need(Array.isArray(value), "not a list");
      value.forEach(inner);
    },
    map: (inner) => (value) => {
      need(value !== null && typeof value === "object" && !Array.isArray(value), "not an object");
      Object.values(value).forEach(inner);
    },
    fields: (inner) => (value) => {
      form.map(() => {})(value);
      const wanted = Object.keys(inner);
      need(Object.keys(value).length === wanted.length, "a field too many or too few");
      for (const key of wanted) {
        need(Object.hasOwn(value, key), `without ${key}`);
        inner[key](value[key]);
      }
    },
  };

  const envelopeForm = form.fields({
    payload: form.base64,
    payloadType: form.text,
    signatures: (value) => {
      form.list(form.fields({ keyid: form.hex(32), sig: form.base64 }))(value);
      need(value.length === 1, "not one signature");
    },
  });

  /** The bytes that DSSE signs. */
  const message = (kind, payload) => join(utf8(`DSSEv1 ${kind.length} ${kind} ${payload.length} `), payload);

  /** The payload of a signed document of a kind. `keyOf` gives the key (hex) that must have signed, from the payload. */
  function open(bytes, kind, check, keyOf) {
    const envelope = parse(bytes);
    envelopeForm(envelope);
    const type = `application/vnd.urna.${kind}.v1+json`;
    need(envelope.payloadType === type, "another kind of document");
    const payload = fromBase64(envelope.payload);
    const believe = () => {
      const value = parse(payload);
      check(value);
      return value;
    };
    // Nothing is parsed before the signature holds, but for the one document that names its own key.
    const value = typeof keyOf === "function" ? believe() : null;
    const key = fromHex(value ? keyOf(value) : keyOf);
    const [{ keyid, sig }] = envelope.signatures;
    need(keyid === hex(UrnaCrypto.sha256(key)), "another key");
    need(UrnaCrypto.ed25519Verify(fromBase64(sig), message(type, payload), key), "a signature that does not hold");
    return value || believe();
  }

  /** Box digest of leaves in hex, in any order. */
  function boxDigest(leaves) {
    const buckets = Array.from({ length: 256 }, () => []);
    for (const leaf of [...leaves].sort()) buckets[parseInt(leaf.slice(0, 2), 16)].push(fromHex(leaf));
    return hex(UrnaCrypto.sha256(join(...buckets.map((bucket) => UrnaCrypto.sha256(join(...bucket))))));
  }

  /** The first 32 digits of a public key's id, in groups of four. */
  function fingerprint(key) {
    return hex(UrnaCrypto.sha256(fromHex(key))).slice(0, 32).match(/.{4}/g).join(" ");
  }

  globalThis.UrnaFormats = Object.freeze({
    Refused, need, text, utf8, hex, fromHex, base64, fromBase64, same, join, byBytes, parse, form, open, boxDigest,
    fingerprint,
  });
})();
