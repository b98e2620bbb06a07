"use strict";
// Tracking codes: reading what a person typed, and looking it up in the part of the lists where it would be.
// Crockford base32 and the check character (Luhn mod 32) are described in docs/FORMATS.md.
window.UrnaCodes = (() => {
  const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  const LENGTH = 16;
  const LOOKALIKES = { I: "1", L: "1", O: "0" };
  const PREFIX_CHARACTERS = 4; // 20 bits: the most that part of the lists
  const loading = new Map();
  const loaded = new Map();

  /** {code} with 16 characters, or {slip, found}: `empty`, `length`, `sign` or `check`. */
  function read(text) {
    const compact = Array.from(text.toUpperCase())
      .filter((sign) => !/[\s.\-\u2010-\u2015]/.test(sign))
      .map((sign) => LOOKALIKES[sign] ?? sign);
    if (!compact.length) return { slip: "empty" };
    const wrong = compact.find((sign) => !ALPHABET.includes(sign));
    if (wrong !== undefined) return { slip: "sign", found: wrong };
    if (compact.length !== LENGTH) return { slip: "length", found: compact.length };
    const code = compact.join("");
    return checkCharacter(code.slice(0, -1)) === code[LENGTH - 1] ? { code } : { slip: "check" };
  }

  function checkCharacter(text) {
    let sum = 0;
    for (let distance = 0; distance < text.length; distance++) {
      const value = ALPHABET.indexOf(text[text.length - 1 - distance]) * (distance % 2 ? 1 : 2);
      sum += (value >> 5) + (value & 31);
    }
    return ALPHABET[-sum & 31];
  }

  /** In groups of four, as printed. */
  const grouped = (code) => code.match(/.{1,4}/g).join("-");

  /** A promise of `counted`, `missing`, or the reason why it does not count; it fails if the part is not there. */
  async function find(code) {
    const body = code.slice(0, -1);
    const name = partOf(code);
    await load(name);
    const { counted, others } = loaded.get(name);
    if (Object.hasOwn(others, body)) return others[body];
    return holds(counted, body) ? "counted" : "missing";
  }

  function partOf(code) {
    const { bits } = window.UrnaData.parts;
    const prefix = Array.from(code.slice(0, PREFIX_CHARACTERS)).reduce((sum, c) => sum * 32 + ALPHABET.indexOf(c), 0);
    const number = prefix >> (5 * PREFIX_CHARACTERS - bits);
    return number.toString(16).padStart(Math.max(1, Math.ceil(bits / 4)), "0");
  }

  // A script, because a page in a folder may not fetch. One that failed is asked for again the next time.
  function load(name) {
    if (!loading.has(name)) {
      const arrival = new Promise((done, failed) => {
        const script = document.createElement("script");
        script.src = `codigos/${name}.js`;
        script.onload = () => (loaded.has(name) ? done() : failed(new Error(`no codes in part ${name}`)));
        script.onerror = () => failed(new Error(`part ${name} is not there`));
        document.head.append(script);
      });
      arrival.catch(() => loading.delete(name));
      loading.set(name, arrival);
    }
    return loading.get(name);
  }

  /** Called by the scripts of the lists: the codes that count, sorted and joined, and the others with why. */
  function part(name, counted, others) {
    loaded.set(name, { counted, others });
  }

  function holds(counted, body) {
    let low = 0;
    let high = counted.length / body.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const found = counted.slice(middle * body.length, (middle + 1) * body.length);
      if (found === body) return true;
      if (found < body) low = middle + 1;
      else high = middle;
    }
    return false;
  }

  return Object.freeze({ read, grouped, find, part });
})();
