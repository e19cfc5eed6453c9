// Building elements from text: nothing here, or anywhere else, makes HTML out of what an article says.

// What the script says itself, in the reader's language: the page brings it along.
export const words = JSON.parse(document.body.dataset.words);

export function make(tag, name = "", ...children) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

export function webAddress(url) {
  return /^https?:\/\//i.test(url) ? url : null;
}

// [3] in words becomes a link to sentence 3 of the article beside the answer.
export function withCites(text) {
  return text.split(/(\[\d{1,4}\])/).map((piece) => {
    const match = /^\[(\d+)\]$/.exec(piece);
    return match ? cite(Number(match[1])) : piece;
  });
}

export function cite(number, url = null) {
  const made = make("a", "cite", `[${number}]`);
  made.href = (url && webAddress(url)) || `#s${number}`;
  made.dataset.sentence = number;
  made.setAttribute("aria-label", words.sentence.replace("{number}", number));
  return made;
}

export function link(children, url) {
  const address = webAddress(url);
  const told = children.map((child) => child.textContent ?? child).join("");
  const cited = /^\[(\d{1,4})\]$/.exec(told);
  if (cited) return cite(Number(cited[1]), address);
  if (!address) return make("span", "", ...children);
  const made = make("a", "", ...children);
  made.href = address;
  made.target = "_blank";
  made.rel = "noopener noreferrer";
  return made;
}

export function moment(seconds) {
  const at = new Date(seconds * 1000);
  const made = make("time", "", at.toLocaleString(undefined, { dateStyle: "long", timeStyle: "short" }));
  made.dateTime = at.toISOString();
  return made;
}

export function clockTime() {
  const now = new Date();
  const made = make("time", "", now.toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit" }));
  made.dateTime = now.toISOString();
  return made;
}

// Pressing it types the command, as in the real thing.
export function presser(label, command, name = "") {
  const made = make("button", name, label);
  made.type = "button";
  made.dataset.command = command;
  return made;
}
