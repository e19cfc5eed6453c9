// A Discord message drawn from the very body that would be sent (create-message): embeds and rows of buttons.

import { clockTime, link, make, moment, presser, withCites, words as own } from "./dom.js";

const PRESSED = "do:"; // what the custom_id of the bot's buttons begins with

export function drawDiscord(bodies, { text, isPrivate, pictures, files }) {
  return bodies.map((body) => {
    const inside = make(
      "div",
      "dc-content",
      make("div", "dc-name", "Newsdesk", make("span", "dc-app", "APP"), clockTime()),
      body.content ? make("div", "", ...lines(body.content)) : null,
      ...(body.embeds ?? []).map((embed) => drawEmbed(embed, body.attachments ?? [], pictures)),
      ...(body.attachments ?? []).slice(pictures.length).map((_, at) => drawFile(files[at])),
      ...(body.components ?? []).map(drawRow),
      isPrivate ? make("div", "dc-only", own.onlyDiscord) : null,
    );
    const used = make("div", "dc-used", own.usedDiscord, make("b", "", text));
    return make("div", "dc-message", used, make("div", "dc-face", "N"), inside);
  });
}

function drawEmbed(embed, attachments, pictures) {
  const made = make(
    "div",
    "dc-embed",
    embed.title ? make("div", "dc-title", ...inline(embed.title)) : null,
    ...(embed.description ? lines(embed.description) : []),
    drawImage(embed.image, attachments, pictures),
  );
  if (embed.color !== undefined) made.style.borderLeftColor = `#${embed.color.toString(16).padStart(6, "0")}`;
  return made;
}

function drawImage(image, attachments, pictures) {
  const at = attachments.findIndex((file) => image?.url === `attachment://${file.filename}`);
  if (at < 0 || !pictures[at]) return null;
  const made = make("img");
  made.src = pictures[at].src;
  made.alt = attachments[at].description ?? "";
  return made;
}

function drawFile(file) {
  return file ? make("div", "dc-file", file.cloneNode(true)) : null;
}

function drawRow(row) {
  const buttons = row.components.filter((part) => part.custom_id?.startsWith(PRESSED));
  const drawn = buttons.map((part) => presser(part.label, part.custom_id.slice(PRESSED.length), `style${part.style}`));
  return make("div", "dc-row", ...drawn);
}

// Markdown line by line: headings, small print, quotes and lists are told by how a line begins.
function lines(markdown) {
  return markdown.split("\n").map((line) => {
    const match = /^(-# |#{1,3} |> |[-*] )/.exec(line);
    const kind = { "-# ": "small", "> ": "said", "- ": "item", "* ": "item" }[match?.[1]] ?? (match ? "head" : "");
    return make("div", `dc-line ${kind}`, ...inline(match ? line.slice(match[1].length) : line));
  });
}

const STYLES = [["**", "strong"], ["__", "u"], ["~~", "s"], ["*", "em"], ["_", "em"]];

function inline(text) {
  const done = [];
  let words = "";
  const flush = () => {
    done.push(...withCites(words));
    words = "";
  };
  for (let at = 0; at < text.length; ) {
    const found = special(text, at);
    if (found?.node) {
      flush();
      done.push(found.node);
    } else {
      words += found?.words ?? text[at];
    }
    at = found?.end ?? at + 1;
  }
  flush();
  return done;
}

function special(text, at) {
  if (text[at] === "\\" && /[^\w\s]/.test(text[at + 1] ?? "")) return { words: text[at + 1], end: at + 2 };
  if (text[at] === "`") {
    const end = text.indexOf("`", at + 1);
    return end > 0 ? { node: make("code", "", text.slice(at + 1, end)), end: end + 1 } : null;
  }
  if (text[at] === "[") return linked(text, at);
  const time = /^<t:(\d+)(?::\w)?>/.exec(text.slice(at));
  if (time) return { node: moment(Number(time[1])), end: at + time[0].length };
  for (const [mark, tag] of STYLES) {
    const end = text.startsWith(mark, at) ? closing(text, at + mark.length, mark) : -1;
    if (end > 0) return { node: make(tag, "", ...inline(text.slice(at + mark.length, end))), end: end + mark.length };
  }
  return null;
}

function linked(text, at) {
  let depth = 0;
  for (let end = at; end < text.length; end += 1) {
    if (text[end] === "\\") end += 1;
    else if (text[end] === "[") depth += 1;
    else if (text[end] === "]" && (depth -= 1) === 0) {
      const url = /^\((https?:\/\/[^\s)]+)\)/.exec(text.slice(end + 1));
      return url ? { node: link(inline(text.slice(at + 1, end)), url[1]), end: end + 1 + url[0].length } : null;
    }
  }
  return null;
}

// Where a style ends: at the next such mark that is not escaped, and not half of a longer one.
function closing(text, from, mark) {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (mark.length === 1 && text.startsWith(mark + mark, at)) at += 1;
    else if (text.startsWith(mark, at) && at > from) return at;
  }
  return -1;
}
