// The page alive: asks without reloading, draws the answer as each surface shows it, marks the sentence of a [n].

import { drawDiscord } from "./discord.js";
import { make, moment, words } from "./dom.js";
import { drawSlack } from "./slack.js";
import { suggestions } from "./suggest.js";

const part = (name) => document.getElementById(name);
const form = part("ask");
const field = part("q");
const chooser = part("chosen");
const surfaces = part("surfaces");
const views = [...document.querySelectorAll(".views button")];
const wide = matchMedia("(min-width: 701px)");
const ABOUT = new RegExp(`\\s*(?<!\\S)(?:about|${words.about}):("[^"]*"|\\S+)`, "gu");
let running = null;
let offered = null;
let menuOf = null; // the article for which the list of commands is

document.documentElement.classList.add("script");

function show(view) {
  surfaces.dataset.view = view;
  for (const button of views) button.setAttribute("aria-pressed", String(button.dataset.view === view));
}

function wanted() {
  let kept = null;
  try {
    kept = localStorage.getItem("view");
  } catch {
    // storage may be switched off
  }
  if (!views.some((button) => button.dataset.view === kept)) kept = "both";
  return kept === "both" && !wide.matches ? "discord" : kept;
}

function say(told) {
  part("status").textContent = told;
}

async function ask(text, { article = chooser?.value ?? "", remember = true, note = "" } = {}) {
  running?.abort();
  running = new AbortController();
  const mine = running;
  field.value = text;
  offered?.close();
  surfaces.classList.add("waiting");
  say(words.answering);
  try {
    const asked = new URLSearchParams({ q: text, article, note });
    const response = await fetch(`/api/answer?${asked}`, { signal: mine.signal });
    if (!response.ok) throw new Error((await response.text()).trim());
    draw(await response.json(), remember);
  } catch (error) {
    if (mine.signal.aborted) return;
    const told = error instanceof TypeError ? words.unreachable : error.message;
    part("plain").replaceChildren(make("p", "", told));
    show("plain");
    say(told);
  } finally {
    if (mine === running) surfaces.classList.remove("waiting");
  }
}

function draw(answer, remember) {
  // all are made by the page's own templates, which escape every word of an article
  part("plain").innerHTML = answer.plain;
  part("article").innerHTML = answer.articleHtml;
  if (answer.article !== menuOf) part("menu").innerHTML = answer.menu;
  menuOf = answer.article;
  localTimes(part("plain"));
  const asked = Boolean(answer.surfaces.discord || answer.surfaces.slack);
  const typed = answer.text.startsWith("/") ? answer.text : `/${answer.text}`;
  const known = offeredCommands.some((one) => one.name === typed.slice(1).split(" ")[0]);
  const about = {
    text: known ? typed : answer.text,
    isPrivate: answer.private,
    pictures: [...part("plain").querySelectorAll("img.picture")],
    files: [...part("plain").querySelectorAll(".file a")],
  };
  part("discord").replaceChildren(...drawDiscord(answer.surfaces.discord ?? [], about));
  part("slack").replaceChildren(...drawSlack(answer.surfaces.slack ?? [], about));
  ofArticles(part("discord"));
  ofArticles(part("slack"));
  document.querySelector(".views").hidden = !asked;
  show(asked ? wanted() : "plain");
  field.value = answer.text;
  if (chooser && answer.article) chooser.value = answer.article;
  document.title = answer.text ? `${answer.text} – Newsdesk` : "Newsdesk";
  for (const one of document.querySelectorAll(".commands a")) {
    one.toggleAttribute("aria-current", one.textContent === typed.slice(1).split(" ")[0]);
  }
  part("back").hidden = true;
  if (remember) {
    const address = new URLSearchParams({ q: answer.text, ...(chooser && answer.article ? { article: answer.article } : {}) });
    history.pushState({ text: answer.text, article: answer.article }, "", `/?${address}`);
  }
  say(`${words.shown} ${part("plain").querySelector("h2, p")?.textContent ?? ""}`);
}

// An exact moment is made in UTC and shown in the reader's own zone.
function localTimes(within) {
  for (const one of within.querySelectorAll("time[datetime]")) one.replaceWith(moment(Date.parse(one.dateTime) / 1000));
}

// A message says only [3]; which article that is of stands in the plain answer, whose citations it has in their order,
// all of them or (where a long answer is told in pieces) a run of them.
function ofArticles(preview) {
  const known = [...part("plain").querySelectorAll(".cite")];
  const shown = [...preview.querySelectorAll(".cite")];
  const same = (one, other) => one?.dataset.sentence === other.dataset.sentence;
  const starts = known.map((_, at) => at);
  let at = Math.max(0, starts.findIndex((start) => shown.every((one, step) => same(known[start + step], one))));
  for (const one of shown) {
    while (at < known.length && !same(known[at], one)) at += 1;
    if (at === known.length) break;
    one.dataset.article = known[at].dataset.article;
    if (one.getAttribute("href").startsWith("#")) one.href = known[at].getAttribute("href");
    at += 1;
  }
}

function mark(number, article, from) {
  for (const one of document.querySelectorAll(".sentence.marked")) one.classList.remove("marked");
  for (const one of document.querySelectorAll(".cite[aria-current]")) one.removeAttribute("aria-current");
  const its = article ? `[data-article="${article}"]` : "";
  const runs = document.querySelectorAll(`#article .sentence[data-number="${number}"]${its}`);
  if (!runs.length) return false;
  for (const one of runs) one.classList.add("marked");
  for (const one of document.querySelectorAll(`.cite[data-sentence="${number}"]${its}`)) one.setAttribute("aria-current", "true");
  const smooth = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  runs[0].scrollIntoView({ block: "center", behavior: smooth });
  runs[0].focus({ preventScroll: true });
  part("back").hidden = false;
  part("back").onclick = (event) => {
    event.preventDefault();
    part("back").hidden = true;
    from.scrollIntoView({ block: "center", behavior: smooth });
    from.focus({ preventScroll: true });
  };
  say(`${words.sentence.replace("{number}", number)}: ${[...runs].map((one) => one.textContent.replace(/^\d+/, "")).join(" ")}`);
  return true;
}

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const cited = event.target.closest("a.cite");
  if (cited && mark(cited.dataset.sentence, cited.dataset.article, cited)) return event.preventDefault();
  const typed = event.target.closest("[data-command]");
  if (!typed) return;
  event.preventDefault();
  if (typed.dataset.begin) {
    field.value = typed.dataset.begin;
    field.focus();
    offered?.suggest();
  } else {
    ask(typed.dataset.command);
  }
});

// The note form under an answer that somebody calls wrong: a plain form where there is no script.
document.addEventListener("submit", (event) => {
  const said = event.target.closest("form[data-note]");
  if (!said) return;
  event.preventDefault();
  const { q, article, note } = Object.fromEntries(new FormData(said));
  ask(q, { article, note, remember: false });
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask(field.value.trim());
});
chooser?.addEventListener("change", () => ask(field.value.replace(ABOUT, "").trim()));
addEventListener("popstate", (event) => {
  const address = new URLSearchParams(location.search);
  if (location.hash && !event.state) return;
  ask(address.get("q") ?? "", { article: address.get("article") ?? "", remember: false });
});
for (const button of views) {
  button.addEventListener("click", () => {
    show(button.dataset.view);
    try {
      localStorage.setItem("view", button.dataset.view);
    } catch {
      // then it lasts as long as the page
    }
  });
}

let offeredCommands = [];
try {
  offeredCommands = await (await fetch("/api/commands")).json();
} catch {
  // without them the field is a plain field
}
offered = suggestions(
  field,
  part("suggestions"),
  offeredCommands,
  () => ask(field.value.trim()),
  () => chooser?.value ?? "",
);
if (field.value) ask(field.value, { article: new URLSearchParams(location.search).get("article") ?? "", remember: false });
