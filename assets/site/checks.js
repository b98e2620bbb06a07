/* The checks B1 to G1 of docs/FORMATS.md. Each takes what was read and returns what failed: names, or nothing. */
(() => {
  "use strict";
  const { Refused, boxDigest } = UrnaFormats;
  const { head, receipt } = UrnaDocuments;

  const RESULTS = "results.json";
  const results = (fails) => (fails ? [RESULTS] : []);
  const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);
  const ascending = (values) => values.every((value, at) => at === 0 || values[at - 1] < value);
  const sameList = (one, other) => one.length === other.length && one.every((value, at) => value === other[at]);
  const pair = (kiosk, leaf) => `${kiosk} ${leaf}`;

  /** A value, or null where it is refused. */
  function orNull(read) {
    try {
      return read();
    } catch (error) {
      if (error instanceof Refused) return null;
      throw error;
    }
  }

  /** The kiosks with a box of which `holds` is false. */
  function kiosksWhere(read, holds) {
    return read.kiosks.filter((kiosk) => !kiosk.boxes.every((box) => holds(kiosk, box))).map(({ id }) => id);
  }

  const isOf = (signed, kiosk, { box }, { consultation, mode }) =>
    signed.kiosk === kiosk.id && signed.station === kiosk.station && signed.box === box &&
    signed.consultation === consultation && signed.mode === mode;

  /** Once for all checks: heads that hold, receipts that hold, the leaves of each kiosk, what was set aside. */
  function prepare(read) {
    for (const kiosk of read.kiosks) {
      kiosk.leaves = new Set(kiosk.boxes.flatMap(({ leaves }) => leaves));
      for (const box of kiosk.boxes) {
        const signed = orNull(() => head(box.head, kiosk.public));
        box.signed = signed !== null && isOf(signed, kiosk, box, read.setup) ? signed : null;
        box.answers = box.receipts.map((one) => orNull(() => receipt(one, read.setup.keys.centre)));
      }
    }
    read.setAside = new Set(read.results.set_aside.map(({ kiosk, leaf }) => pair(kiosk, leaf)));
    read.valid = read.results.ballots.counted - read.results.ballots.blank;
    return read;
  }

  /* Boxes */

  const B1 = (read) => kiosksWhere(read, (_, { signed }) => signed !== null);

  /** A list of leaves against the number and digest of a head; of an incomplete box it may be shorter. */
  function asSigned(list, complete, number, digest) {
    if (!ascending(list)) return false;
    return complete ? list.length === number && boxDigest(list) === digest : list.length <= number;
  }

  const B2 = (read) =>
    kiosksWhere(
      read,
      (_, { leaves, complete, signed }) =>
        signed !== null && asSigned(leaves, complete, signed.ballots, signed.box_digest),
    );

  function C1(read) {
    const wrong = kiosksWhere(
      read,
      (kiosk, { challenged, complete, signed }) =>
        signed !== null &&
        asSigned(challenged, complete, signed.challenged, signed.challenged_digest) &&
        challenged.every((leaf) => !kiosk.leaves.has(leaf) || read.setAside.has(pair(kiosk.id, leaf))),
    );
    if (wrong.length) return wrong;
    const all = sum(read.kiosks.flatMap(({ boxes }) => boxes.map(({ challenged }) => challenged.length)));
    return results(all !== read.results.ballots.challenged);
  }

  const B3 = (read) =>
    results(!sameList(read.kiosks.flatMap(({ boxes }) => boxes.flatMap(({ batches }) => batches)).sort(),
      read.results.batches));

  const B4 = (read) =>
    kiosksWhere(read, (kiosk, { box, batches, answers, missing }) => {
      const right = answers.every(
        (one, at) =>
          one !== null && one.kiosk === kiosk.id && one.box === box && one.payload_sha256 === batches[at],
      );
      if (!right) return false;
      const sequences = answers.map(({ sequence }) => sequence);
      if (!ascending(sequences) || (sequences.length && sequences[0] < 1)) return false;
      // As many numbers as there are between them are missing: nothing is counted up to a last one that may be huge.
      const last = sequences.length ? sequences[sequences.length - 1] : 0;
      const here = new Set(sequences);
      return (
        last === sequences.length + missing.length &&
        missing.every((sequence) => sequence >= 1 && sequence <= last && !here.has(sequence))
      );
    });

  const B5 = (read) =>
    results(!sameList(read.kiosks.flatMap(({ boxes }) => boxes.map(({ rescue }) => rescue).filter(Boolean)).sort(),
      read.results.rescues));

  function isWhole({ id, boxes }, revocations) {
    if (!Object.hasOwn(revocations, id)) return boxes.length > 0 && boxes.every(({ complete }) => complete);
    const last = revocations[id];
    return (
      (boxes.length > 0 || last === 0) &&
      boxes.every(({ complete, missing, batches }) => complete || (!missing.length && batches.length === last))
    );
  }

  function B6(read) {
    const found = new Set(read.kiosks.filter((one) => !isWhole(one, read.roster.revocations)).map(({ id }) => id));
    const named = new Set(read.results.incomplete.map(({ kiosk }) => kiosk));
    return [...found].filter((id) => !named.has(id)).concat([...named].filter((id) => !found.has(id)));
  }

  function B7(read) {
    const decided = (kind) =>
      new Set(read.results.decisions.filter((one) => one.kind === kind).map(({ kiosk, box }) => pair(kiosk, box)));
    const admitted = decided("admit");
    const excluded = decided("exclude");
    return read.kiosks
      .filter(({ id, boxes }) => {
        const names = boxes.map(({ box }) => pair(id, box));
        return names.some((name) => excluded.has(name)) || names.filter((name) => !admitted.has(name)).length > 1;
      })
      .map(({ id }) => id);
  }

  /* People */

  function P1(read) {
    const leaves = new Map(read.kiosks.map((kiosk) => [kiosk.id, kiosk.leaves]));
    const aside = read.results.set_aside;
    return results(
      read.setAside.size !== aside.length ||
        aside.length !== read.results.ballots.set_aside ||
        !aside.every(({ kiosk, leaf }) => leaves.has(kiosk) && leaves.get(kiosk).has(leaf)),
    );
  }

  function P2(read) {
    const { counted, blank, null: none, set_aside: aside } = read.results.ballots;
    const inBoxes = sum(read.kiosks.map(({ leaves }) => leaves.size));
    if (inBoxes !== counted + none + aside) return [`${inBoxes} ≠ ${counted + none + aside}`];
    if (read.results.participants !== counted + none) return [`${read.results.participants} ≠ ${counted + none}`];
    return results(blank > counted);
  }

  function P3(read) {
    const counts = Object.values(read.results.nulls);
    return results(counts.some((count) => count < 1) || sum(counts) !== read.results.ballots.null);
  }

  function P4(read) {
    const { points } = read.roster;
    const { participation } = read.results;
    const named = (one, at) => {
      const point = points[at];
      return one.code === point.code && one.name === point.name && one.localidad === point.localidad;
    };
    if (points.length !== participation.length || !participation.every(named)) return [RESULTS];
    const found = new Map(points.map(({ code }) => [code, 0]));
    for (const { id, station, leaves } of read.kiosks) {
      const here = [...leaves].filter((leaf) => !read.setAside.has(pair(id, leaf))).length;
      found.set(station, found.get(station) + here);
    }
    return participation.filter(({ code, ballots }) => ballots !== found.get(code)).map(({ code }) => code);
  }

  /* Votes */

  const V1 = (read) =>
    results(!sameList(read.results.proposals.map(({ number }) => number), read.definition.proposals));

  function V2(read) {
    const { proposals, choices, ballots } = read.results;
    const { minChoices, maxChoices, blankAllowed } = read.definition;
    return results(
      proposals.some(({ votes }) => votes > read.valid) ||
        choices !== sum(proposals.map(({ votes }) => votes)) ||
        choices < minChoices * read.valid ||
        choices > maxChoices * read.valid ||
        (ballots.blank > 0 && !blankAllowed),
    );
  }

  function V3(read) {
    const { proposals } = read.results;
    const places = read.definition.enterPlan;
    const right = ({ votes, rank, enters }) => {
      const more = proposals.filter((one) => one.votes > votes).length;
      const equal = proposals.filter((one) => one.votes === votes).length;
      let word = "no";
      if (votes > 0 && more + equal <= places) word = "yes";
      else if (votes > 0 && more < places) word = "tied";
      return rank === more + 1 && enters === word;
    };
    return proposals.filter((one) => !right(one)).map(({ number }) => String(number));
  }

  /* Questions */

  function Q1(read) {
    const asked = read.definition.questions;
    const { questions } = read.results;
    const right = ({ id, label, answers }, at) => {
      const one = asked[at];
      const labels = one.optional ? [...one.answers, ""] : one.answers;
      return id === one.id && label === one.label && sameList(answers.map((answer) => answer.label), labels);
    };
    return results(questions.length !== asked.length || !questions.every(right));
  }

  const Q2 = (read) =>
    read.results.questions
      .filter(({ answers }) => {
        const shown = answers.map(({ count }) => count).filter((count) => count !== null);
        const hidden = answers.length - shown.length;
        if (shown.some((count) => count < read.definition.cellMinimum)) return true;
        if (hidden === 0) return sum(shown) !== read.results.participants;
        return hidden < 2 || sum(shown) > read.results.participants;
      })
      .map(({ id }) => id);

  /* Groups of points */

  function G1(read) {
    const { groups, participation, proposals, ballots } = read.results;
    if (!groups.length) return [];
    const people = new Map(participation.map((one) => [one.code, one.ballots]));
    const codes = groups.flatMap(({ points }) => points);
    const numbers = proposals.map(({ number }) => String(number));
    const row = (group) =>
      group.ballots >= read.definition.stationMinimum &&
      group.ballots <= sum(group.points.map((code) => people.get(code))) &&
      Object.keys(group.votes).length === numbers.length &&
      numbers.every((number) => Object.hasOwn(group.votes, number));
    return results(
      new Set(codes).size !== codes.length ||
        !codes.every((code) => people.has(code)) ||
        !groups.every(row) ||
        sum(groups.map((group) => group.ballots)) !== ballots.counted ||
        !proposals.every(({ number, votes }) => sum(groups.map((group) => group.votes[number])) === votes),
    );
  }

  globalThis.UrnaChecks = Object.freeze({
    prepare,
    all: { B1, B2, C1, B3, B4, B5, B6, B7, P1, P2, P3, P4, V1, V2, V3, Q1, Q2, G1 },
  });
})();
