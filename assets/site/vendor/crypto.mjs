// What crypto.js is made of (see README.md here): the two things that a page needs to check a signed count.
import { hashes, verify } from "@noble/ed25519";
import { sha256, sha512 } from "@noble/hashes/sha2.js";

hashes.sha512 = sha512;

globalThis.UrnaCrypto = Object.freeze({
  /** SHA-256 of a Uint8Array, 32 bytes. */
  sha256: (bytes) => sha256(bytes),

  /** True if the signature (64 bytes) over the message is by this public key (32 bytes), by RFC 8032.
   *  Bytes of another length, or a point that is none, are no signature: false, never an exception. */
  ed25519Verify(signature, message, publicKey) {
    try {
      return verify(signature, message, publicKey, { zip215: false });
    } catch {
      return false;
    }
  },
});
