// What can be done with an answer: copied with its sources, judged, gone on from. Without this script the
// forms send.

import { words } from "./show.js";

const log = document.getElementById("log");

log.addEventListener("submit", (event) => {
  if (!event.target.matches(".opinion")) return;
  event.preventDefault();
  judge(event.target, event.submitter);
});

log.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (button) copy(button);
});

// The button that only works with a script is shown by it, on what the server wrote as well.
for (const button of log.querySelectorAll("[data-copy]")) button.hidden = !navigator.clipboard;

const READING = 1500; // milliseconds: nobody asks on before, and the server has others to answer

// Questions that the documents answer, put under the last answer when it has been read a while.
export async function further(turn) {
  const tools = turn.querySelector(".tools");
  if (!tools?.dataset.answer) return;
  await new Promise((read) => setTimeout(read, READING));
  if (turn !== log.lastElementChild) return;
  try {
    const response = await fetch(`/api/v1/answers/${tools.dataset.answer}/further`);
    if (!response.ok) return;
    const { questions } = await response.json();
    if (questions.length === 0 || turn !== log.lastElementChild) return;
    tools.after(suggested(questions));
  } catch {
    // nobody misses what was not offered
  }
}

function suggested(questions) {
  const list = document.createElement("ul");
  list.className = "further";
  list.setAttribute("aria-label", words.ask_further);
  for (const question of questions) {
    const link = document.createElement("a");
    link.href = `/?${new URLSearchParams({ lang: document.documentElement.lang, q: question })}`;
    link.dataset.ask = question;
    link.textContent = question;
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
  return list;
}

async function judge(form, submitter) {
  const tools = form.closest(".tools");
  try {
    const sent = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form, submitter)) });
    tell(tools, sent.ok ? words.thanks : words.connection);
    if (sent.ok) for (const each of tools.querySelectorAll(".opinion, details")) each.hidden = true;
  } catch {
    tell(tools, words.connection);
  }
}

async function copy(button) {
  await navigator.clipboard.writeText(cited(button.closest(".turn")));
  tell(button.closest(".tools"), words.copied);
}

function tell(tools, what) {
  tools.querySelector("[role=status]").textContent = what;
}

// The answer with its marks, then each source with its place, its words and its address.
function cited(turn) {
  const sentences = [...turn.querySelectorAll(".sentence")].map((each) => each.textContent.replace(/\s+/g, " ").trim());
  const sources = [...turn.querySelectorAll(".card")].map((card) => {
    const said = (name) => card.querySelector(`[data-slot="${name}"]`).textContent.trim();
    return `[${said("number")}] ${said("title")}, ${said("locator")}: “${said("quote")}” ${card.querySelector("a").href}`;
  });
  return [sentences.join(" "), "", ...sources].join("\n");
}
