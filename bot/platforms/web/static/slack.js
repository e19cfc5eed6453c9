// A Slack message drawn from the very body that would be sent (chat.postMessage): its Block Kit blocks.

import { clockTime, link, make, moment, presser, withCites, words } from "./dom.js";

export function drawSlack(bodies, { text, isPrivate, pictures, files }) {
  return bodies.flatMap((body) => {
    const blocks = body.blocks?.map(drawBlock) ?? [make("div", "sl-block sl-section", ...mrkdwn(body.text ?? ""))];
    const name = make("div", "sl-name", "Newsdesk", make("span", "sl-app", "APP"), clockTime());
    const after = isPrivate ? [] : [...pictures.map(drawPicture), ...files.map(drawFile)]; // uploaded after the message
    const message = make("div", "sl-message", make("div", "sl-face", "N"), make("div", "", name, ...blocks, ...after));
    const only = isPrivate ? make("div", "sl-only", words.onlySlack) : null;
    return [only, make("div", "sl-used", text), message].filter(Boolean);
  });
}

function drawPicture(picture) {
  const made = make("img", "sl-picture");
  made.src = picture.src;
  made.alt = picture.alt;
  return made;
}

function drawFile(file) {
  return make("div", "sl-file", file.cloneNode(true));
}

function drawBlock(block) {
  switch (block.type) {
    case "header":
      return make("div", "sl-block sl-header", ...spoken(block.text));
    case "rich_text":
      return make("div", "sl-block", ...block.elements.map(drawRich));
    case "section":
      return make("div", "sl-block sl-section", ...spoken(block.text));
    case "context":
      return make("div", "sl-block sl-context", ...block.elements.flatMap(spoken));
    case "actions":
      return make("div", "sl-block sl-actions", ...block.elements.map((one) => presser(plain(one.text), one.value)));
    case "divider":
      return make("hr");
    default:
      return make("div", "sl-block sl-context", `(${block.type})`);
  }
}

function drawRich(part) {
  switch (part.type) {
    case "rich_text_list": {
      const items = part.elements.map((item) => make("li", "", ...item.elements.map(drawElement).flat()));
      return make(part.style === "ordered" ? "ol" : "ul", "sl-list", ...items);
    }
    case "rich_text_quote":
      return make("blockquote", "sl-quote", ...part.elements.map(drawElement).flat());
    default:
      return make("div", "sl-section", ...part.elements.map(drawElement).flat());
  }
}

function drawElement(element) {
  switch (element.type) {
    case "text":
      return styled(element);
    case "link":
      return [link([element.text || element.url], element.url)];
    case "date":
      return [moment(element.timestamp)];
    default:
      return [element.text ?? element.fallback ?? ""];
  }
}

const TAGS = { bold: "strong", italic: "em", strike: "s", code: "code" };

function styled(element) {
  let parts = withCites(element.text);
  for (const [style, tag] of Object.entries(TAGS)) if (element.style?.[style]) parts = [make(tag, "", ...parts)];
  return parts;
}

function spoken(text) {
  return text.type === "mrkdwn" ? mrkdwn(text.text) : withCites(plain(text));
}

const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

function unescaped(text) {
  return text.replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity]);
}

function plain(text) {
  return unescaped(text.text);
}

// Links, dates and code; the bot sends nothing else as mrkdwn.
function mrkdwn(text) {
  return text.split(/(<[^>]*>|`[^`]+`)/).flatMap((piece) => {
    const date = /^<!date\^(\d+)\^/.exec(piece);
    if (date) return [moment(Number(date[1]))];
    const found = /^<([^|>]+)(?:\|([^>]*))?>$/.exec(piece);
    if (found) return [link([unescaped(found[2] ?? found[1])], unescaped(found[1]))];
    if (/^`[^`]+`$/.test(piece)) return [make("code", "", unescaped(piece.slice(1, -1)))];
    return withCites(unescaped(piece));
  });
}
