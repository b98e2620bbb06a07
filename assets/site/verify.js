/* The second verifier of a bundle: the order of the checks, their lines, and the sentence (docs/FORMATS.md). */
(() => {
  "use strict";
  const { Refused, need, hex, byBytes, fingerprint } = UrnaFormats;
  const documents = UrnaDocuments;

  const FOUR = ["consultation.toml", "setup.json", "roster.json", "results.json"];
  const MANIFEST = "manifest.json";
  const FOLDER = "kiosks/";

  const LINES = {
    Z1: ["El paquete está entero", "The bundle is whole"],
    M1: ["El inventario lleva la firma de su organizador", "The manifest bears its organiser's signature"],
    O1: ["La huella del organizador es la esperada", "The organiser's fingerprint is the expected one"],
    M2: ["Cada archivo es el que se firmó", "Every file is the one that was signed"],
    M3: ["Están los documentos que debe haber", "The documents that must be here are here"],
    D1: ["La consulta se deja leer", "The consultation can be read"],
    D2: ["La preparación es de esta consulta y de este organizador", "The setup is of this consultation and this organiser"],
    D3: ["La lista de puestos lleva la firma del organizador", "The roster bears the organiser's signature"],
    D4: ["Los resultados llevan la firma del organizador", "The results bear the organiser's signature"],
    D5: ["Están los equipos de la lista y ningún otro", "The kiosks on the roster are here, and no other"],
    D6: ["Cada equipo trae sus urnas en regla", "Every kiosk brings its boxes in order"],
    B1: ["Cada urna lleva la firma de su equipo", "Every box is signed by its kiosk"],
    B2: ["Cada lista de códigos es la urna que su equipo firmó", "Every list of codes is the box that its kiosk signed"],
    C1: ["Las comprobaciones de la máquina no se contaron como votos", "Challenges of the machine were not counted as ballots"],
    B3: ["Están los lotes contados y ningún otro", "The batches counted are here, and no other"],
    B4: ["Hay recibo del centro por cada lote, y los que faltan están nombrados", "The centre gave a receipt for every batch, and missing ones are named"],
    B5: ["Los discos rescatados están nombrados", "Rescued disks are named"],
    B6: ["Los equipos incompletos están nombrados", "Incomplete kiosks are named"],
    B7: ["Cada segunda urna fue admitida, y ninguna excluida se contó", "Every second box was admitted, and no excluded one was counted"],
    P1: ["Los votos apartados estaban en las urnas", "The ballots set aside were in the boxes"],
    P2: ["Votos en las urnas = contados + nulos + apartados", "Ballots in the boxes = counted + null + set aside"],
    P3: ["Cada voto nulo tiene su razón", "Every null ballot has its reason"],
    P4: ["La participación de cada puesto es la de sus urnas", "Each point's turnout is that of its boxes"],
    V1: ["Están todas las propuestas", "All proposals are here"],
    V2: ["Los votos de las propuestas son posibles", "The proposals' votes are possible"],
    V3: ["El orden es el de los votos", "The order is that of the votes"],
    Q1: ["Están todas las preguntas", "All questions are here"],
    Q2: ["Las respuestas suman las personas, y ningún grupo pequeño se muestra", "The answers sum to the people, and no small group is shown"],
    G1: ["Los grupos de puestos suman los totales", "The groups of points sum to the totals"],
  };

  const DIGITS = 32;
  const plain = (print) => print.replace(/\s/g, "").toLowerCase();
  const grouped = (print) => plain(print).replace(/.{4}(?=.)/gu, "$& ");

  /** False for a fingerprint that was typed and is cut off, or none at all; nothing is true of an empty one. */
  const isWhole = (print) => plain(print) === "" || new RegExp(`^[0-9a-f]{${DIGITS}}$`).test(plain(print));

  /** Names in the one if not in the other, both ways. */
  function apart(one, other) {
    const [here, there] = [new Set(one), new Set(other)];
    return [...here].filter((name) => !there.has(name)).concat([...there].filter((name) => !here.has(name)));
  }

  /** What failed, in both languages; of O1 the fingerprint expected and the one found. */
  function detailed(id, failed) {
    if (!failed.length) return { es: "", en: "" };
    if (id === "O1") {
      const [expected, found] = failed;
      return {
        es: `se esperaba ${expected}; la del paquete es ${found}`,
        en: `${expected} was expected; the bundle's is ${found}`,
      };
    }
    return { es: named(failed, (n) => `y ${n} más`), en: named(failed, (n) => `and ${n} more`) };
  }

  /** What failed, in a language: the first five in the order of their bytes, and how many more. */
  function named(failed, more) {
    const sorted = [...new Set(failed)].sort(byBytes);
    const first = sorted.slice(0, 5).join(", ");
    return sorted.length > 5 ? `${first} ${more(sorted.length - 5)}` : first;
  }

  /** The steps that read, in their order; each returns what failed, and keeps in `read` what the next ones need. */
  const READING = {
    Z1(read) {
      try {
        read.files = UrnaBundle.read(read.bytes);
        return [];
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        return error.broken;
      }
    },

    M1: (read) =>
      file(MANIFEST, () => {
        need(read.files.has(MANIFEST), "no manifest");
        read.manifest = documents.manifest(read.files.get(MANIFEST));
      }),

    O1(read) {
      const found = fingerprint(read.manifest.organiser);
      return plain(found) === plain(read.expected) ? [] : [grouped(read.expected), found];
    },

    M2(read) {
      const signed = read.manifest.files;
      const here = [...read.files.keys()].filter((name) => name !== MANIFEST);
      const changed = here.filter(
        (name) => Object.hasOwn(signed, name) && hex(UrnaCrypto.sha256(read.files.get(name))) !== signed[name],
      );
      return apart(here, Object.keys(signed)).concat(changed);
    },

    M3(read) {
      const other = [...read.files.keys()].filter(
        (name) => name !== MANIFEST && !FOUR.includes(name) && !name.startsWith(FOLDER) && !name.startsWith("datos/"),
      );
      return FOUR.filter((name) => !read.files.has(name)).concat(other);
    },

    D1: (read) =>
      file(FOUR[0], () => {
        read.definition = documents.definition(read.files.get(FOUR[0]));
      }),

    D2: (read) =>
      file(FOUR[1], () => {
        const setup = documents.setup(read.files.get(FOUR[1]));
        need(setup.keys.organiser === read.manifest.organiser, "another organiser");
        need(setup.consultation === hex(UrnaCrypto.sha256(read.files.get(FOUR[0]))), "another consultation");
        need(setup.quorum >= 2 && setup.quorum <= setup.trustees, "no quorum");
        read.setup = setup;
      }),

    D3: (read) =>
      file(FOUR[2], () => {
        const roster = documents.roster(read.files.get(FOUR[2]), read.setup.keys.organiser);
        const points = new Set(roster.points.map(({ code }) => code));
        need(roster.consultation === read.setup.consultation && roster.mode === read.setup.mode, "another one");
        need(points.size === roster.points.length, "a point twice");
        need(new Set(roster.kiosks.map(({ id }) => id)).size === roster.kiosks.length, "a kiosk twice");
        need(roster.kiosks.every(({ station }) => points.has(station)), "a kiosk without its point");
        read.roster = roster;
      }),

    D4: (read) =>
      file(FOUR[3], () => {
        const results = documents.results(read.files.get(FOUR[3]), read.setup.keys.organiser);
        need(results.consultation === read.setup.consultation && results.mode === read.setup.mode, "another one");
        need(Object.keys(results.keys).every((name) => results.keys[name] === read.setup.keys[name]), "other keys");
        need(results.title === read.definition.title, "another title");
        read.results = results;
      }),

    D5: (read) =>
      apart(
        [...read.files.keys()].filter((name) => name.startsWith(FOLDER)),
        read.roster.kiosks.map(({ id }) => `${FOLDER}${id}.json`),
      ),

    D6(read) {
      read.kiosks = [];
      return read.roster.kiosks.flatMap((kiosk) => {
        const name = `${FOLDER}${kiosk.id}.json`;
        return file(name, () => {
          const found = documents.kiosk(read.files.get(name));
          need(found.kiosk === kiosk.id && found.station === kiosk.station, "another kiosk");
          need(rises(found.boxes.map(({ box }) => box)), "boxes that do not ascend");
          for (const { batches, receipts, missing } of found.boxes) {
            need(batches.length === receipts.length, "not a receipt for each batch");
            need(rises(missing), "missing sequences that do not ascend");
          }
          read.kiosks.push({ ...kiosk, boxes: found.boxes });
        });
      });
    },
  };

  const rises = (values) => values.every((value, at) => at === 0 || values[at - 1] < value);

  /** Nothing if `work` goes through; the file's name if it refuses. */
  function file(name, work) {
    try {
      work();
      return [];
    } catch (error) {
      if (error instanceof Refused) return [name];
      throw error;
    }
  }

  function sentence(failed, read) {
    if (failed.length) {
      const ids = failed.join(", ");
      return {
        es: `ESTE PAQUETE NO SE SOSTIENE: no lo dé por bueno. Falló ${ids}.`,
        en: `THIS BUNDLE DOES NOT HOLD: do not trust it. Failed: ${ids}.`,
      };
    }
    const { counted } = read.results.ballots;
    if (read.expected) {
      return {
        es: `Todo concuerda y lo firmó el organizador: ${counted} votos contados.`,
        en: `Everything agrees and the organiser signed it: ${counted} ballots counted.`,
      };
    }
    const print = fingerprint(read.manifest.organiser);
    return {
      es: `Todo concuerda (${counted} votos contados), pero el origen no se revisó: compare la huella ${print} con la del afiche.`,
      en: `Consistent (${counted} ballots counted), origin not checked: compare the fingerprint ${print} with the one on the poster.`,
    };
  }

  /** Lets the page draw what was checked. */
  const breathe = () => new Promise((resolve) => setTimeout(resolve, 0));

  /** See README.md here. `onCheck` further gets the check's `id`, and what came of it the `failed` ids. */
  async function verify(buffer, expected, onCheck) {
    const read = { bytes: new Uint8Array(buffer), expected: expected.trim() };
    const failed = [];

    async function make(id, check) {
      const found = check(read);
      const [es, en] = LINES[id];
      onCheck({ id, holds: !found.length, text: { es, en }, detail: detailed(id, found) });
      if (found.length) failed.push(id);
      await breathe();
      return !found.length;
    }

    async function makeAll() {
      for (const [id, check] of Object.entries(READING)) {
        if (id === "O1" && !read.expected) continue;
        if (!(await make(id, check)) && id !== "O1") return;
      }
      UrnaChecks.prepare(read);
      for (const [id, check] of Object.entries(UrnaChecks.all)) await make(id, check);
    }

    await makeAll();
    return {
      holds: !failed.length,
      origin: read.expected !== "" && Boolean(read.manifest) && !failed.includes("O1"),
      sentence: sentence(failed, read),
      failed,
    };
  }

  globalThis.UrnaVerify = Object.freeze({ verify, isWhole });
})();
