"use strict";
// What happens in the page: light and dark, the search of a code, the two panels. It holds no text of its own.
(() => {
  const by = (id) => document.getElementById(id);
  const language = document.documentElement.lang;

  function show(elements, key, value) {
    for (const element of elements) element.hidden = element.dataset[key] !== value;
    return elements.find((element) => !element.hidden);
  }

  // What does nothing without a script is hidden until there is one.
  for (const element of document.querySelectorAll("[data-scripted]")) element.hidden = false;

  // Light and dark
  const theme = by("theme");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  theme.addEventListener("click", () => {
    const now = document.documentElement.dataset.theme ?? (dark.matches ? "dark" : "light");
    const next = now === "dark" ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    try {
      localStorage.setItem("urna-theme", next);
    } catch {
      // It holds until the page is closed.
    }
  });

  // The other language opens at the same place, with the same code.
  by("language").addEventListener("click", (event) => {
    const typed = code.value.trim();
    const place = typed ? `#codigo=${encodeURIComponent(typed)}` : location.hash;
    event.currentTarget.href = event.currentTarget.getAttribute("href").split("#")[0] + place;
  });

  // The search of a tracking code
  const code = by("code");
  const answers = Array.from(document.querySelectorAll("[data-state]"));
  let asked = 0;

  async function search() {
    const number = ++asked;
    const { code: read, slip, found } = window.UrnaCodes.read(code.value);
    code.setAttribute("aria-invalid", String(slip !== undefined));
    if (slip) return answer(`slip-${slip}`, found);
    code.value = window.UrnaCodes.grouped(read);
    show(answers, "state", "waiting");
    const state = await window.UrnaCodes.find(read).catch(() => "unloaded");
    if (number === asked) answer(state);
  }

  function answer(state, found = "") {
    const known = answers.some((element) => element.dataset.state === state);
    const shown = show(answers, "state", known ? state : "other");
    for (const place of shown.querySelectorAll("[data-fill=found]")) place.textContent = found;
    return shown;
  }

  by("search").addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });

  // The panel that checks the bundle
  const panel = by("verify-panel");
  const drop = by("drop");
  const bundle = by("bundle");
  const notes = Array.from(document.querySelectorAll("[data-verify]"));
  const verdict = by("verdict");
  const checks = by("checks");

  function line({ id = "", holds, text, detail }) {
    const list = checks.querySelector("ul");
    const item = document.createElement("li");
    const mark = document.createElement("strong");
    const said = document.createElement("span");
    mark.textContent = holds ? list.dataset.good : list.dataset.bad;
    const more = detail?.[language] ? `: ${detail[language]}` : "";
    said.textContent = `${id ? `${id} · ` : ""}${text[language]}${more}`;
    item.className = holds ? "good" : "wrong";
    item.append(mark, " ", said);
    list.append(item);
    if (!holds) checks.open = true;
  }

  async function verify() {
    const [file] = bundle.files;
    verdict.hidden = true;
    checks.hidden = true;
    checks.querySelector("ul").replaceChildren();
    if (!file) return show(notes, "verify", "no-file");
    const print = by("fingerprint").value;
    if (!window.UrnaVerify.isWhole(print)) return show(notes, "verify", "cut-off");
    show(notes, "verify", "running");
    checks.hidden = false;
    try {
      const result = await window.UrnaVerify.verify(await file.arrayBuffer(), print, line);
      show(notes, "verify", "");
      verdict.textContent = result.sentence[language];
      verdict.className = `answer ${result.holds ? (result.origin ? "good" : "aside") : "wrong"}`;
      verdict.hidden = false;
    } catch (error) {
      show(notes, "verify", "failed");
      throw error; // a bug: it belongs into the console
    }
  }

  by("verify").addEventListener("submit", (event) => {
    event.preventDefault();
    verify();
  });
  const dragged = (event, over) => {
    event.preventDefault();
    drop.classList.toggle("over", over);
  };
  panel.addEventListener("dragover", (event) => dragged(event, true));
  panel.addEventListener("dragleave", (event) => dragged(event, false));
  panel.addEventListener("drop", (event) => {
    dragged(event, false);
    if (event.dataTransfer.files.length) bundle.files = event.dataTransfer.files;
  });

  // The panel of a machine that was challenged
  const outcomes = Array.from(document.querySelectorAll("[data-outcome]"));
  const declared = Array.from(document.querySelectorAll("[data-declared]"));

  /** Shows what the text says, and gives the heading of the answer. */
  function challenge(text) {
    const result = window.UrnaChallenge.check(text);
    const readable = result.outcome !== "unreadable";
    show(declared, "declared", "");
    by("challenge-result").hidden = !readable;
    if (readable) tell(result);
    return show(outcomes, "outcome", result.outcome).querySelector("h3");
  }

  function tell({ code, choices, consultation, kiosk, station, practice }) {
    const foreign = consultation !== window.UrnaData.consultation;
    by("challenge-code").textContent = code;
    by("challenge-where").textContent = `${kiosk} · ${station}`;
    by("challenge-practice").hidden = !practice;
    by("challenge-foreign").hidden = !foreign;
    by("challenge-blank").hidden = choices?.length !== 0;
    const titles = (choices ?? []).map((number) => {
      const item = document.createElement("li");
      item.lang = "es";
      item.textContent = foreign ? `${number}` : `${number}. ${window.UrnaData.proposals[number] ?? ""}`;
      return item;
    });
    by("challenge-choices").replaceChildren(...titles);
    if (!foreign) declare(code);
  }

  async function declare(code) {
    const { code: read } = window.UrnaCodes.read(code);
    const state = await window.UrnaCodes.find(read).catch(() => "unloaded");
    const known = ["challenged", "missing", "unloaded"].includes(state);
    if (by("challenge-code").textContent === code) show(declared, "declared", known ? state : "cast");
  }

  by("challenge").addEventListener("submit", (event) => {
    event.preventDefault();
    challenge(by("opened").value);
  });

  // What a QR brings: index.html#codigo=… and index.html#challenge=…
  async function follow() {
    const [, kind, value] = /^#(codigo|challenge)=(.*)$/.exec(location.hash) ?? [];
    if (kind === "codigo") {
      code.value = readable(value);
      by("mi-voto").scrollIntoView({ block: "center" });
      await search();
      answers.find((element) => !element.hidden)?.querySelector("h3")?.focus({ preventScroll: true });
    }
    if (kind === "challenge") {
      by("challenge-panel").scrollIntoView({ block: "center" });
      challenge(location.hash).focus({ preventScroll: true });
    }
  }

  function readable(value) {
    try {
      return decodeURIComponent(value);
    } catch {
      return value;
    }
  }

  addEventListener("hashchange", follow);
  follow();
})();
