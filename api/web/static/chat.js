// Ask without leaving the page. Without this script the form asks by loading the page anew.

import { events } from "./events.js";
import "./sheet.js";
import { Turn, words } from "./show.js";
import { further } from "./tools.js";

const TURNS_SENT = 5; // earlier questions a follow-up can lean on

const chat = document.getElementById("chat");
const conversation = chat.dataset.conversation ?? crypto.randomUUID(); // a page without one begins another
const log = document.getElementById("log");
const form = document.getElementById("ask");
const box = form.elements.q;
const followUp = words.follow_up;
const button = form.querySelector("[type=submit]");
const stop = document.getElementById("stop");
let asking = null; // what stops the question that is being answered

form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask(box.value.trim());
});

box.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit();
});

box.addEventListener("input", () => {
  grow();
  measure();
});
stop.addEventListener("click", () => asking?.abort());

chat.addEventListener("click", (event) => {
  const link = event.target.closest("[data-example], [data-ask]");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  if (link.dataset.ask) ask(link.dataset.ask, []);
  else ask(link.textContent);
});

// What is too long to be a question is kept in the box, and told before it is sent.
function measure() {
  const over = box.value.length > Number(box.dataset.limit);
  const line = form.querySelector(".too-long");
  line.hidden = !over;
  line.textContent = over ? `${words.too_long} ${box.value.length.toLocaleString(chat.dataset.lang)} / ${Number(box.dataset.limit).toLocaleString(chat.dataset.lang)}` : "";
  box.setCustomValidity(line.textContent);
}

function grow() {
  if (CSS.supports("field-sizing", "content")) return;
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight + 4}px`;
}

// `turns` are the questions that it may lean on: those before it, unless it is asked alone.
async function ask(question, turns = [...log.children].map((turn) => turn.dataset.question).slice(-TURNS_SENT)) {
  if (!question || button.disabled) return;
  if (log.childElementCount === 0) history.replaceState(null, "", address({ q: question }));
  const turn = new Turn(question);
  begin(turn);
  asking = new AbortController();
  try {
    const body = { question, turns, conversation_id: conversation };
    if (form.elements.as_of.value) body.as_of = form.elements.as_of.value;
    const scope = narrowed();
    if (scope) body.scope = scope;
    const response = await fetch("/api/v1/chat", {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "text/event-stream" },
      body: JSON.stringify(body),
      signal: asking.signal,
    });
    await receive(response, turn);
  } catch (error) {
    if (error.name === "AbortError") turn.stopped();
    else lost(turn, question);
  } finally {
    button.disabled = false;
    stop.hidden = true;
  }
}

async function receive(response, turn) {
  if (!response.ok) {
    turn.fail((await response.json()).detail);
    return;
  }
  for await (const { kind, data } of events(response)) {
    if (kind === "evidence") turn.citations(data.citations);
    else if (kind === "sentence") turn.sentence(data);
    else if (kind === "answer") return finish(turn, data);
    else if (kind === "problem") return turn.fail(data.detail);
  }
  throw new Error("the stream ended without a last event");
}

// What was kept is shown again from the address; what was not, is asked again.
function finish(turn, answer) {
  turn.finish(answer);
  if (answer.answer_id) history.replaceState(null, "", address({ c: conversation }));
  if (answer.outcome !== "declined") further(turn.node);
}

function begin(turn) {
  button.disabled = true;
  stop.hidden = false;
  chat.dataset.asked = "";
  document.getElementById("examples")?.setAttribute("hidden", "");
  for (const former of log.querySelectorAll(".further")) former.remove();
  log.append(turn.node);
  box.value = "";
  box.placeholder = followUp;
  grow();
  turn.node.scrollIntoView({ block: "start" });
}

function lost(turn, question) {
  turn.lost();
  if (!box.value) box.value = question;
  grow();
  measure();
}

const NARROWED = { kind: "kinds", level: "levels", place: "places" };

// Which documents may be used; nothing where all may.
function narrowed() {
  const chosen = Object.entries(NARROWED).filter(([name]) => form.elements[name].value.trim());
  return chosen.length ? Object.fromEntries(chosen.map(([name, many]) => [many, [form.elements[name].value.trim()]])) : null;
}

function address(shown) {
  const asked = new URLSearchParams({ lang: chat.dataset.lang, ...shown });
  for (const name of ["as_of", ...Object.keys(NARROWED)]) {
    if (form.elements[name].value) asked.set(name, form.elements[name].value);
  }
  return `/?${asked}`;
}
