// Put an answer on the page. Whatever comes from a question or a document is set as text, never as HTML.

const chat = document.getElementById("chat");
export const words = JSON.parse(chat.dataset.words);
const lang = chat.dataset.lang;
const RULES = ["rule", "digest", "guidance"]; // only of these is it worth saying that validity is unknown

const copy = (name) => document.getElementById(name).content.firstElementChild.cloneNode(true);
const slot = (node, name) => node.querySelector(`[data-slot="${name}"]`);
const here = (url) => `${url}${url.includes("?") ? "&" : "?"}lang=${lang}#cited`;

function fill(node, values) {
  for (const [name, value] of Object.entries(values)) slot(node, name).textContent = value;
  return node;
}

export class Turn {
  constructor(question) {
    this.node = fill(copy("turn"), { question });
    this.node.dataset.question = question;
    this.answer = this.node.querySelector(".answer");
    this.said = this.node.querySelector(".said");
    this.evidence = this.node.querySelector(".evidence");
    this.cards = this.evidence.querySelector("ol");
  }

  citations(citations) {
    for (const citation of citations) {
      if (this.cards.querySelector(`[data-number="${citation.number}"]`)) continue;
      this.cards.append(card(citation));
    }
    this.evidence.hidden = this.cards.childElementCount === 0;
  }

  sentence({ text, citations }) {
    this.citations(citations);
    this.#arrived();
    const sentence = document.createElement("span");
    sentence.className = "sentence";
    sentence.append(text);
    for (const citation of citations) sentence.append(" ", mark(citation));
    this.said.append(...(this.said.firstElementChild ? [" "] : []), sentence);
  }

  finish(answer) {
    this.#arrived();
    const note = this.answer.querySelector(".note");
    note.textContent = words[answer.note] ?? "";
    note.hidden = !answer.note;
    if (answer.note === "greeting") {
      this.said.replaceChildren();
    } else if (answer.outcome === "declined") {
      this.said.replaceChildren();
      this.cards.replaceChildren();
      this.answer.append(declined(answer));
    } else {
      this.said.lang = answer.language;
      this.citations(answer.citations);
      const time = this.answer.querySelector("time");
      time.dateTime = answer.as_of;
      time.textContent = day(answer.as_of);
      this.said.after(...(answer.conflicts ?? []).map(conflict));
      time.parentElement.hidden = false;
    }
    if (answer.understood && answer.note !== "greeting") this.#understood(answer.understood);
    if (answer.outcome === "partial") this.#partial(answer.missing ?? []);
    this.evidence.hidden = this.cards.childElementCount === 0;
    if (answer.answer_id && answer.note !== "greeting") this.answer.append(tools(answer.answer_id));
    this.answer.setAttribute("aria-busy", "false");
  }

  // What the question was read as; each part can be taken back, and what a follow-up keeps.
  #understood({ places, terms, acts, dates, subject, spelt, without }) {
    const line = this.answer.querySelector(".understood");
    const about = [...places, ...terms, ...acts, ...dates];
    if (about.length) line.append(words.understood);
    for (const name of about) line.append(" ", chip(name, without[name], `${words.ask_without} ${name}`));
    if (spelt.length) line.append(` ${words.spelt}`);
    for (const word of spelt) line.append(" ", chip(word));
    if (subject) line.append(` ${words.goes_on} `, chip(subject, this.node.dataset.question, words.ask_alone));
    line.hidden = line.textContent === "";
  }

  // Which parts of the question have no answer.
  #partial(missing) {
    const line = this.answer.querySelector(".partial");
    line.textContent = words.partial + (missing.length ? ` ${words.missing} ${missing.join(", ")}.` : "");
    line.hidden = false;
  }

  fail(detail) {
    this.#arrived();
    this.answer.append(fill(copy("problem"), { detail }));
    this.answer.setAttribute("aria-busy", "false");
  }

  lost() {
    this.fail(words.connection);
  }

  stopped() {
    this.#arrived();
    this.said.append(` ${words.stopped}`);
    this.answer.setAttribute("aria-busy", "false");
  }

  #arrived() {
    this.answer.querySelector(".searching").hidden = true;
  }
}

function chip(name, question, label) {
  const node = document.createElement("span");
  node.className = "chip";
  node.append(name);
  if (!question) return node;
  const link = document.createElement("a");
  link.href = `/?${new URLSearchParams({ lang, q: question })}`;
  link.dataset.ask = question;
  link.setAttribute("aria-label", label);
  link.textContent = "×";
  node.append(" ", link);
  return node;
}

// As the server writes days: 28/11/2026, or 28 Nov 2026.
const day = (date) => lang === "vi"
  ? date.split("-").reverse().join("/")
  : new Date(`${date}T00:00`).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" });

// Which sources tell of the same thing and differ, each with its rank and date.
function conflict(sources) {
  const node = document.createElement("p");
  node.className = "conflict";
  const told = sources.map(({ citation, rank, dated }) => `[${citation}] ${words[rank]}${dated ? `, ${day(dated)}` : ""}`);
  node.textContent = `${words.conflict} ${told.join("; ")}.`;
  return node;
}

function tools(id) {
  const node = copy("tools");
  node.dataset.answer = id;
  slot(node, "address").href = `/answers/${id}?lang=${lang}`;
  for (const form of node.querySelectorAll("form")) form.action = `/answers/${id}/opinion`;
  for (const button of node.querySelectorAll("[data-copy]")) button.hidden = !navigator.clipboard;
  return node;
}

function card(citation) {
  const { number, title, locator, quote } = citation;
  const node = fill(copy("card"), {
    number, title, locator, quote, validity: words[citation.validity], rank: words[citation.rank],
  });
  node.dataset.number = number;
  slot(node, "url").href = here(citation.url);
  slot(node, "quote").lang = citation.language;
  const validity = slot(node, "validity");
  validity.dataset.validity = citation.validity;
  validity.hidden = citation.validity === "unknown" && !RULES.includes(citation.rank);
  slot(node, "rank").dataset.rank = citation.rank;
  return node;
}

function mark({ number, url }) {
  const link = document.createElement("a");
  link.className = "mark";
  link.href = here(url);
  link.dataset.number = number;
  link.setAttribute("aria-label", `${words.source} ${number}`);
  link.textContent = `[${number}]`;
  return link;
}

function declined({ reason, nearest }) {
  const node = fill(copy("declined"), { reason: words[reason ?? "no_evidence"] });
  slot(node, "nearest").append(...nearest.map(near));
  node.querySelector(".nearest").hidden = nearest.length === 0;
  return node;
}

function near({ document_id, language, locator, text }) {
  const node = fill(copy("near"), { document_id, locator, text });
  const place = new URLSearchParams({ language, locator });
  slot(node, "url").href = here(`/documents/${encodeURIComponent(document_id)}?${place}`);
  slot(node, "text").lang = language;
  return node;
}

// A sentence and its sources light up together, by mouse and by keyboard.
function light(event) {
  const turn = event.target.closest?.(".turn");
  if (!turn) return;
  for (const lit of turn.querySelectorAll(".lit")) lit.classList.remove("lit");
  if (event.type === "mouseout" || event.type === "focusout") return;
  const card = event.target.closest(".card");
  const sentence = event.target.closest(".sentence");
  const numbers = card
    ? [card.dataset.number]
    : [...(sentence?.querySelectorAll(".mark") ?? [])].map((mark) => mark.dataset.number);
  for (const number of numbers) {
    turn.querySelector(`.card[data-number="${number}"]`)?.classList.add("lit");
    if (!card) continue;
    for (const mark of turn.querySelectorAll(`.mark[data-number="${number}"]`)) mark.closest(".sentence").classList.add("lit");
  }
}

for (const kind of ["mouseover", "mouseout", "focusin", "focusout"]) chat.addEventListener(kind, light);
