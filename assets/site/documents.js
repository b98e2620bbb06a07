/* What each document of a bundle is made of, as docs/FORMATS.md says it, and how it is read. */
(() => {
  "use strict";
  const { Refused, need, text, parse, form, open, fromBase64 } = UrnaFormats;

  const mode = form.oneOf("official", "practice");
  const digest = form.hex(32);
  const box = form.hex(16);
  const keys = form.fields({ centre: digest, organiser: digest, register: digest, tally: digest });

  const manifest = form.fields({ organiser: digest, files: form.map(digest) });

  const setup = form.fields({ consultation: digest, mode, keys, trustees: form.count, quorum: form.count });

  const roster = form.fields({
    version: form.count,
    consultation: digest,
    mode,
    points: form.list(form.fields({ code: form.text, localidad: form.text, name: form.text })),
    kiosks: form.list(form.fields({ id: form.text, public: digest, station: form.text })),
    revocations: form.map(form.count),
  });

  const results = form.fields({
    title: form.text,
    consultation: digest,
    mode,
    participants: form.count,
    ballots: form.fields({
      counted: form.count, blank: form.count, null: form.count, set_aside: form.count, late: form.count,
      challenged: form.count,
    }),
    nulls: form.map(form.count),
    choices: form.count,
    proposals: form.list(
      form.fields({
        number: form.count, votes: form.count, rank: form.count, enters: form.oneOf("yes", "no", "tied"),
      }),
    ),
    questions: form.list(
      form.fields({
        id: form.text,
        label: form.text,
        answers: form.list(form.fields({ label: form.text, count: form.orNull(form.count) })),
      }),
    ),
    participation: form.list(
      form.fields({ code: form.text, name: form.text, localidad: form.text, ballots: form.count }),
    ),
    groups: form.list(
      form.fields({
        points: form.list(form.text),
        localidades: form.list(form.text),
        ballots: form.count,
        votes: form.map(form.count),
      }),
    ),
    set_aside: form.list(form.fields({ kiosk: form.text, leaf: digest, reason: form.text })),
    incomplete: form.list(form.fields({ kiosk: form.text, reason: form.text })),
    decisions: form.list(
      form.fields({ kiosk: form.text, box, kind: form.oneOf("admit", "exclude"), reason: form.text }),
    ),
    batches: form.list(digest),
    rescues: form.list(digest),
    seed: form.hex(0),
    frozen_box_sha256: digest,
    keys,
  });

  const kiosk = form.fields({
    kiosk: form.text,
    station: form.text,
    boxes: form.list(
      form.fields({
        box,
        batches: form.list(digest),
        missing: form.list(form.count),
        complete: form.flag,
        head: form.base64,
        leaves: form.list(digest),
        challenged: form.list(digest),
        receipts: form.list(form.base64),
        rescue: (value) => value === "" || digest(value),
      }),
    ),
  });

  const head = form.fields({
    consultation: digest, kiosk: form.text, station: form.text, mode, box,
    ballots: form.count, entries: form.count,
    box_digest: digest, register_digest: digest, seen_digest: digest,
    batches: form.count, batch_digest: digest, journal: form.count, journal_digest: digest,
    started: form.count, abandoned: form.count, challenged: form.count, challenged_digest: digest, boots: form.count,
    polls: form.oneOf("closed", "open", "paused", "day_closed", "ended"),
    opened_at: form.text, closed_at: form.text,
  });

  const receipt = form.fields({
    kiosk: form.text, box, sequence: form.count, payload_sha256: digest,
    total_ballots: form.count, total_entries: form.count, next_sequence: form.count,
  });

  function plain(bytes, check) {
    const value = parse(bytes);
    check(value);
    return value;
  }

  function integer(value, least) {
    need(typeof value === "bigint" && value >= least && value <= Number.MAX_SAFE_INTEGER, "not an integer");
    return Number(value);
  }

  function different(values) {
    need(new Set(values).size === values.length, "one of them twice");
    return values;
  }

  function tables(value) {
    form.list(form.map(() => {}))(value);
    return value;
  }

  function question(table) {
    form.text(table.id);
    form.text(table.label);
    form.list(form.text)(table.answers);
    form.flag(table.optional);
    return { id: table.id, label: table.label, answers: table.answers, optional: table.optional };
  }

  /** What a verifier reads of consultation.toml. */
  function definition(bytes) {
    let toml;
    const source = text(bytes);
    try {
      toml = UrnaToml.parse(source);
    } catch (error) {
      throw new Refused(`not TOML: ${error.message}`);
    }
    form.text(toml.title);
    form.flag(toml.blank_allowed);
    form.map(() => {})(toml.small_groups);
    const questions = tables(toml.question === undefined ? [] : toml.question).map(question);
    different(questions.map(({ id }) => id));
    return {
      title: toml.title,
      minChoices: integer(toml.min_choices, 1),
      maxChoices: integer(toml.max_choices, 1),
      enterPlan: integer(toml.enter_plan, 1),
      blankAllowed: toml.blank_allowed,
      proposals: different(tables(toml.proposal).map(({ number }) => integer(number, -Number.MAX_SAFE_INTEGER))),
      questions,
      stationMinimum: integer(toml.small_groups.station_minimum, 0),
      cellMinimum: integer(toml.small_groups.cell_minimum, 0),
    };
  }

  globalThis.UrnaDocuments = Object.freeze({
    manifest: (bytes) => open(bytes, "manifest", manifest, ({ organiser }) => organiser),
    setup: (bytes) => plain(bytes, setup),
    roster: (bytes, organiser) => open(bytes, "roster", roster, organiser),
    results: (bytes, organiser) => open(bytes, "results", results, organiser),
    kiosk: (bytes) => plain(bytes, kiosk),
    head: (string, key) => open(fromBase64(string), "head", head, key),
    receipt: (string, centre) => open(fromBase64(string), "receipt", receipt, centre),
    definition,
  });
})();
