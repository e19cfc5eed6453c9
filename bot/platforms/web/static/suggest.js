// Suggestions under the field: commands, then their options, then values (as a combobox of the ARIA practices).

import { make, words } from "./dom.js";

const MOST = 12;
const ABOUT = new RegExp(`(?:^|\\s)(?:about|${words.about}):(?:"([^"]*)"|(\\S+))(?=\\s|$)`, "u");

// `article` gives the article that is chosen on the page, for a line that names none.
export function suggestions(field, list, commands, submit, article = () => "") {
  let shown = [];
  let chosen = -1;
  let asked = 0;

  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  close();

  function close() {
    list.hidden = true;
    shown = [];
    select(-1);
    field.setAttribute("aria-expanded", "false");
  }

  function select(at) {
    chosen = at;
    [...list.children].forEach((row, n) => row.setAttribute("aria-selected", String(n === at)));
    if (at >= 0) list.children[at].scrollIntoView({ block: "nearest" });
    if (at >= 0) field.setAttribute("aria-activedescendant", list.children[at].id);
    else field.removeAttribute("aria-activedescendant");
  }

  function show(found) {
    if (!found.length) return close();
    shown = found.slice(0, MOST);
    list.replaceChildren(
      ...shown.map((one, n) => {
        const row = make("li", "", make("b", "", one.name), make("span", "", one.help ?? ""));
        row.id = `suggestion-${n}`;
        row.setAttribute("role", "option");
        return row;
      }),
    );
    list.hidden = false;
    field.setAttribute("aria-expanded", "true");
    select(-1);
  }

  function take(one) {
    field.value = one.line;
    close();
    field.focus();
    if (one.done) submit();
    else suggest();
  }

  async function suggest() {
    const mine = (asked += 1);
    const found = await fitting(field.value, commands, article());
    if (mine === asked && document.activeElement === field) show(found);
  }

  field.addEventListener("input", suggest);
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) return suggest();
      const step = event.key === "ArrowDown" ? 1 : -1;
      select((chosen + step + shown.length + (chosen < 0 && step < 0 ? 1 : 0)) % shown.length);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if ((event.key === "Enter" || event.key === "Tab") && chosen >= 0) {
      event.preventDefault();
      take(shown[chosen]);
    }
  });
  list.addEventListener("pointerdown", (event) => {
    const row = event.target.closest("li");
    event.preventDefault(); // the field keeps the focus
    if (row) take(shown[[...list.children].indexOf(row)]);
  });
  field.addEventListener("blur", close);
  return { suggest, close: () => { asked += 1; close(); } };
}

async function fitting(line, commands, article) {
  const slash = line.startsWith("/") ? "/" : "";
  const bare = line.slice(slash.length);
  const named = /^([\p{L}\p{N}_-]+)\s+(.*)$/su.exec(bare);
  const command = named && commands.find((one) => [one.name, one.id].includes(named[1].toLowerCase()));
  if (!named) return beginning(bare, slash, commands);
  return command ? within(command, named[2], `${slash}${command.name} `, article) : [];
}

function beginning(word, slash, commands) {
  const wanted = word.trim().toLowerCase();
  const known = commands.filter((one) => one.name !== wanted && one.name.includes(wanted));
  known.sort((a, b) => b.name.startsWith(wanted) - a.name.startsWith(wanted));
  const options = (one) => one.needs;
  return known.map((one) => ({
    name: `/${one.name}`,
    help: one.help,
    line: `${slash}${one.name}${options(one) ? " " : ""}`,
    done: !options(one),
  }));
}

// After the command: what comes after the last finished option is a name of an option, a value, or free words.
async function within(command, rest, head, article) {
  const named = ABOUT.exec(rest);
  const about = named ? (named[1] ?? named[2]) : article;
  const value = /(?:^|\s)([\p{L}\p{N}_-]+):("[^"]*|[^\s"]*)$/u.exec(rest);
  const option = value && command.options.find((one) => [one.name, one.id].includes(value[1].toLowerCase()));
  if (option) {
    const before = head + rest.slice(0, rest.length - value[2].length);
    return values(command, option, value[2].replace(/^"/, ""), about, (found) => `${before}${quoted(found)} `);
  }
  const word = /\S*$/.exec(rest)[0];
  const left = command.options.filter((one) => !rest.includes(`${one.name}:`) && one.name.startsWith(word.toLowerCase()));
  const names = left.map((one) => ({
    name: `${one.name}:`,
    help: one.help,
    line: `${head}${rest.slice(0, rest.length - word.length)}${one.name}:`,
    done: false,
  }));
  const free = command.options.find((one) => one.rest);
  const typed = rest.replace(ABOUT, " ").trim();
  const kept = head + (named ? `${named[0].trim()} ` : "");
  const wanted = free && !/[\p{L}\p{N}_-]+:/u.test(typed) ? await values(command, free, typed, about, (found) => kept + quoted(found)) : [];
  return [...wanted.filter((one) => one.name !== typed), ...names];
}

// Names and sentences come from the article that about: names in the same line, else from the one chosen on the page.
async function values(command, option, typed, about, line) {
  if (!option.completes) return [];
  const asked = new URLSearchParams({ command: command.id, option: option.id, typed, about });
  try {
    const found = await (await fetch(`/api/complete?${asked}`)).json();
    return found.map((one) => ({ name: one, line: line(one), done: false }));
  } catch {
    return [];
  }
}

function quoted(value) {
  return /\s/.test(value) ? `"${value.replaceAll('"', "")}"` : value;
}
