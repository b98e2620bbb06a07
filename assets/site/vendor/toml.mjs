// What toml.js is made of (see README.md here): the definition of a consultation, read as TOML 1.0.
import { parse } from "smol-toml";

globalThis.UrnaToml = Object.freeze({
  /** The tables of a text; integers are BigInt, so that 1 and 1.0 stay apart. Throws on what is not TOML 1.0. */
  parse: (text) => parse(text, { integersAsBigInt: true }),
});
