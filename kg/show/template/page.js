"use strict";
// The page draws itself from the data it holds. All words go in as text, never as markup.

const data = JSON.parse(document.getElementById("data").textContent);
const stage = document.getElementById("stage");
const svg = document.getElementById("links");
const search = document.getElementById("search");
const nodes = new Map(data.nodes.map((node) => [node.id, node]));
const links = data.links.filter((link) => nodes.has(link.source) && nodes.has(link.target));
const linksOf = new Map(data.nodes.map((node) => [node.id, []]));
for (const link of links) {
  linksOf.get(link.source).push(link);
  if (link.target !== link.source) linksOf.get(link.target).push(link);
}
const statements = data.nodes.filter((node) => node.said);
const saidBy = (id) => linksOf.get(id).filter((link) => link.kind === "says" && link.target === id);
const between = (link) => nodes.get(link.source).said && nodes.get(link.target).said;
const relations = (id) => linksOf.get(id).filter((link) => between(link) && link.kind !== "part of" && link.kind !== "via");
const other = (link, id) => (link.source === id ? link.target : link.source);

const HOW = { direct: "word for word", mixed: "partly word for word", indirect: "as reported", none: "the article itself" };
const [GAP, GROUP, TOP, EDGE] = [10, 22, 46, 30];
const ARTICLE = "article"; // all that articles say themselves is one entry of the filter
const MOST_VALUES = 12;
const REACH = 220; // a speaker stands no further below its first statement
const LEAST_VALUES = 2; // a filter with one value filters nothing

// ---- small helpers ----------------------------------------------------------------------------------

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") for (const [event, action] of Object.entries(value)) element.addEventListener(event, action);
    else if (name === "class") element.className = value;
    else if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

function drawn(tag, attributes) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

const folded = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/[’‘]/g, "'").toLowerCase();

// ---- what is shown ----------------------------------------------------------------------------------

const facets = [
  {
    name: "Speaker",
    of: (node) => saidBy(node.id).map((link) => (nodes.get(link.source).kind === "article" ? ARTICLE : link.source)),
    label: (id) => (id === ARTICLE ? HOW.none : nodes.get(id).label),
    kind: (id) => (id === ARTICLE ? ARTICLE : nodes.get(id).kind),
    ordered: true,
  },
  { name: "How it is said", of: (node) => [node.said.quote], label: (quote) => HOW[quote] || quote },
  {
    name: "Bears on",
    of: (node) => linksOf.get(node.id).filter((link) => link.kind === "bears on").map((link) => link.target),
    label: (id) => nodes.get(id).label,
    kind: () => "topic",
    ordered: true,
  },
  {
    name: "Stance",
    of: (node) => [...new Set(linksOf.get(node.id).filter((link) => link.kind === "bears on").map((link) => link.colour))],
    label: (stance) => stance,
  },
  {
    name: "How firmly",
    of: (node) => [...new Set(linksOf.get(node.id).filter((link) => link.kind === "bears on").map((link) => link.style))],
    label: (strength) => strength,
  },
  { name: "Other statements", of: (node) => [...new Set(relations(node.id).map((link) => link.label))], label: (kind) => kind },
  { name: "Article", of: (node) => [node.said.article], label: (id) => data.articles[id].title || `article ${id.slice(0, 8)}` },
].map((facet) => ({ ...facet, wanted: new Set(), whole: false }));

const words = new Map(
  statements.map((node) => {
    const around = linksOf.get(node.id).map((link) => nodes.get(other(link, node.id)));
    const texts = [node.label, node.said.sentence.map((piece) => piece[0]).join(""), ...around.flatMap((n) => [n.label, n.detail])];
    return [node.id, folded(texts.join("\n"))];
  }),
);

function fits(node, without) {
  const asked = folded(search.value.trim()).split(/\s+/).filter(Boolean);
  if (!asked.every((word) => words.get(node.id).includes(word))) return false;
  return facets.every(
    (facet) => facet === without || facet.wanted.size === 0 || facet.of(node).some((value) => facet.wanted.has(value)),
  );
}

function visible() {
  const shown = new Set(statements.filter((node) => fits(node)).map((node) => node.id));
  const all = shown.size === statements.length;
  const reached = new Set(shown);
  let edge = [...shown];
  // Two steps: what statements are tied to, and the forces, places and bodies behind that.
  for (let step = 0; step < 2; step += 1) {
    const next = [];
    for (const id of edge) {
      for (const link of linksOf.get(id)) {
        const end = other(link, id);
        if (reached.has(end) || nodes.get(end).said) continue;
        if (step === 1 && link.kind === "says") continue;
        reached.add(end);
        next.push(end);
      }
    }
    edge = next;
  }
  return all ? new Set(nodes.keys()) : reached;
}

// ---- boxes ------------------------------------------------------------------------------------------

const boxes = new Map();
for (const node of data.nodes) {
  const look = data.boxes[node.kind];
  const title = node.said ? make("span", { class: "clamp" }, node.label) : make("b", {}, node.label);
  const box = make(
    "div",
    { class: `box ${node.kind}${look.dashed ? " dashed" : ""}`, tabIndex: 0, role: "button" },
    title,
    node.detail ? make("small", {}, node.detail) : null,
  );
  box.style.setProperty("--edge", look.edge);
  box.addEventListener("pointerenter", () => look_at(node.id));
  box.addEventListener("pointerleave", () => look_at(null));
  box.addEventListener("click", () => choose(node.id));
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      choose(node.id);
    }
  });
  boxes.set(node.id, box);
  stage.append(box);
}
const headings = data.columns.map((column) => stage.appendChild(make("div", { class: "heading" }, column.heading)));
const empty = stage.appendChild(make("p", { id: "empty", class: "gone" }, "Nothing fits."));

// ---- layout -----------------------------------------------------------------------------------------

let places = new Map();

function place() {
  const shown = visible();
  const columns = data.columns.map(() => []);
  for (const node of data.nodes) {
    boxes.get(node.id).classList.toggle("gone", !shown.has(node.id));
    if (shown.has(node.id)) columns[node.column].push(node);
  }
  const lefts = widths(columns);
  places = new Map();
  const middle = data.columns.findIndex((column) => column.statements);
  stack(columns[middle]);
  const order = [middle, middle - 1, ...data.columns.map((_, index) => index).filter((index) => index > middle), 0];
  for (const index of new Set(order)) if (index >= 0 && index !== middle) settle(columns[index]);
  const top = Math.min(...[...places.values()].map((spot) => spot.top), 0);
  let height = 0;
  for (const [id, spot] of places) {
    spot.top += TOP - top;
    spot.left = lefts[nodes.get(id).column];
    boxes.get(id).style.transform = `translate(${spot.left}px, ${spot.top}px)`;
    height = Math.max(height, spot.top + spot.height);
  }
  svg.style.height = `${height + EDGE}px`;
  draw(shown);
  empty.classList.toggle("gone", places.size > 0);
}

function widths(columns) {
  const used = data.columns.map((_, index) => columns[index].length > 0);
  const count = used.filter(Boolean).length;
  const gap = stage.clientWidth < 900 ? 52 : 74;
  const room = stage.clientWidth - 2 * EDGE - Math.max(0, count - 1) * gap;
  const total = data.columns.reduce((sum, column, index) => sum + (used[index] ? column.share : 0), 0);
  const lefts = [];
  let left = EDGE;
  data.columns.forEach((column, index) => {
    lefts.push(left);
    const width = Math.max(column.least, total ? (room * column.share) / total : 0);
    headings[index].classList.toggle("gone", !used[index]);
    headings[index].style.left = `${left}px`;
    headings[index].style.width = `${width}px`;
    for (const node of columns[index]) boxes.get(node.id).style.width = `${width}px`;
    if (used[index]) left += width + gap;
  });
  svg.style.width = `${left - gap + EDGE}px`;
  return lefts;
}

function spot(node, top) {
  const box = boxes.get(node.id);
  const found = { top, height: box.offsetHeight, width: box.offsetWidth, left: 0 };
  places.set(node.id, found);
  return found;
}

function stack(column) {
  const groups = new Map();
  for (const node of column) {
    const speaker = (saidBy(node.id)[0] || { source: "" }).source;
    if (!groups.has(speaker)) groups.set(speaker, []);
    groups.get(speaker).push(node);
  }
  const own = ([speaker]) => (nodes.get(speaker) || {}).kind === "article";
  let top = 0;
  for (const [, group] of [...groups].sort((a, b) => own(a) - own(b))) {
    for (const node of group) top += spot(node, top).height + GAP;
    top += GROUP - GAP;
  }
}

function settle(column) {
  // Each box as near to what it is linked to as the others let it; boxes that would overlap form a block.
  const wishes = column.map((node) => {
    const near = linksOf.get(node.id).map((link) => places.get(other(link, node.id))).filter(Boolean);
    const height = boxes.get(node.id).offsetHeight;
    const sum = near.reduce((total, each) => total + each.top + each.height / 2, 0);
    const wish = (near.length ? sum / near.length : 0) - height / 2;
    const first = Math.min(...near.map((each) => each.top));
    const speaks = linksOf.get(node.id).some((link) => link.kind === "says");
    return { node, height, top: speaks ? Math.min(wish, first + REACH) : wish };
  });
  wishes.sort((a, b) => a.top + a.height / 2 - (b.top + b.height / 2) || (a.node.id < b.node.id ? -1 : 1));
  const blocks = [];
  for (const wish of wishes) {
    let block = { top: Math.max(0, wish.top), height: wish.height, members: [wish] };
    while (blocks.length && blocks.at(-1).top + blocks.at(-1).height + GAP > block.top) {
      const above = blocks.pop();
      const offset = above.height + GAP;
      const count = above.members.length + block.members.length;
      const top = (above.top * above.members.length + (block.top - offset) * block.members.length) / count;
      block = { top: Math.max(0, top), height: offset + block.height, members: [...above.members, ...block.members] };
    }
    blocks.push(block);
  }
  for (const block of blocks) {
    let top = block.top;
    for (const wish of block.members) {
      spot(wish.node, top);
      top += wish.height + GAP;
    }
  }
}

// ---- links ------------------------------------------------------------------------------------------

function look_of(link) {
  if (link.kind === "bears on") return { ...data.bearing[link.style], colour: data.stances[link.colour] || "#888" };
  const look = data.lines[link.kind === "says" ? link.style : link.kind] || data.lines.other;
  // Who speaks is drawn in ink, which is light on a dark page.
  return link.kind === "says" && link.style !== "none" ? { ...look, colour: "var(--soft)" } : look;
}

const paths = new Map();

function draw(shown) {
  svg.replaceChildren();
  paths.clear();
  for (const link of links) {
    if (!shown.has(link.source) || !shown.has(link.target) || is_behind(link)) continue;
    const [a, b] = [places.get(link.source), places.get(link.target)];
    const look = look_of(link);
    const [y1, y2] = [a.top + a.height / 2, b.top + b.height / 2];
    const path = drawn("path", {
      d: curve(a, b, y1, y2),
      stroke: look.colour,
      "stroke-width": look.width,
      "stroke-dasharray": look.dashes.map((dash) => dash * look.width * 1.3).join(" ") || "none",
    });
    const group = drawn("g", {});
    group.append(path);
    if (link.kind === "says" && link.label && b.left > a.left) {
      const text = drawn("text", { x: b.left - 8, y: y2 - 4, "text-anchor": "end" });
      text.textContent = link.label.length > 16 ? `${link.label.slice(0, 15)}…` : link.label;
      group.append(text);
    }
    svg.append(group);
    paths.set(link, group);
  }
}

// A speaker's office in a force of the last column would cross all that lies between.
const is_behind = (link) => link.kind === "office" && nodes.get(link.target).column > nodes.get(link.source).column;

function curve(a, b, y1, y2) {
  if (a.left === b.left) {
    return `M${a.left} ${y1} C${a.left - 26} ${y1} ${b.left - 26} ${y2} ${b.left} ${y2}`;
  }
  const right = a.left < b.left;
  const [x1, x2] = right ? [a.left + a.width, b.left] : [a.left, b.left + b.width];
  const bend = (x2 - x1) * 0.5;
  return `M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}

// ---- looking and choosing ---------------------------------------------------------------------------

let chosen = null;

function near(id) {
  const found = new Set([id]);
  const ties = new Set(linksOf.get(id));
  // From a speaker or a topic on to the other end of its statements.
  for (const link of linksOf.get(id)) {
    const end = other(link, id);
    found.add(end);
    if (nodes.get(end).said && !nodes.get(id).said) {
      const onward = link.kind === "says" ? ["bears on", "tells of"] : ["says"];
      for (const next of linksOf.get(end)) {
        if (!onward.includes(next.kind)) continue;
        found.add(other(next, end));
        ties.add(next);
      }
    }
  }
  return [found, ties];
}

function look_at(id) {
  const target = id || chosen;
  stage.classList.toggle("looking", target !== null);
  if (target === null) return;
  const [found, ties] = near(target);
  for (const [each, box] of boxes) box.classList.toggle("near", found.has(each));
  svg.classList.add("near");
  for (const [link, path] of paths) {
    path.classList.toggle("near", ties.has(link));
    for (const part of path.children) part.classList.toggle("near", ties.has(link));
  }
  describe(target);
}

function choose(id) {
  chosen = chosen === id ? null : id;
  for (const [each, box] of boxes) {
    box.classList.toggle("chosen", each === chosen);
    box.setAttribute("aria-pressed", String(each === chosen));
  }
  note();
  look_at(chosen);
  if (chosen === null) describe(null);
}

function note() {
  // What is chosen or searched stands in the address, so that it can be passed on.
  const words = search.value.trim();
  const state = chosen ? encodeURIComponent(chosen) : words && `?${encodeURIComponent(words)}`;
  history.replaceState(null, "", `${location.pathname}${location.search}${state ? `#${state}` : ""}`);
}

function go_to(id) {
  if (boxes.get(id).classList.contains("gone")) clear();
  chosen = null;
  choose(id);
  boxes.get(id).scrollIntoView({ block: "center", inline: "nearest", behavior: "smooth" });
}

// ---- the panel --------------------------------------------------------------------------------------

const panel = document.getElementById("detail");

function describe(id) {
  panel.replaceChildren();
  panel.style.removeProperty("--edge");
  if (id === null) {
    panel.append(
      make("p", { class: "hint" }, "Point at a box to see what it is tied to; click it to keep it here."),
      make("p", { class: "hint" }, "Type / to search, Esc to let go."),
    );
    return;
  }
  const node = nodes.get(id);
  panel.style.setProperty("--edge", data.boxes[node.kind].edge);
  if (node.said) describe_statement(node);
  else describe_other(node);
}

function describe_statement(node) {
  const said = node.said;
  const speakers = saidBy(node.id).map((link) => nodes.get(link.source));
  panel.append(make("div", { class: "kind" }, data.boxes[node.kind].name));
  panel.append(make("h2", {}, speakers.map((each) => each.label).join(" and ")));
  const capacity = speakers.map((each) => each.detail).filter(Boolean).join("; ");
  if (capacity) panel.append(make("p", { class: "kind" }, capacity));
  panel.append(
    make("blockquote", {}, ...said.sentence.map(([text, kind]) => (kind ? make("mark", { class: kind }, text) : text))),
  );
  const ties = linksOf.get(node.id);
  list(
    "What it bears on",
    ties.filter((link) => link.kind === "bears on").map((link) => {
      const tag = make("span", { class: "tag" }, link.colour);
      tag.style.borderColor = tag.style.color = data.stances[link.colour] || "";
      const how = `${link.style}${link.rule ? `, by the rule ${link.rule}` : ""}`;
      return [tag, " ", jump(link.target), make("small", {}, how)];
    }),
  );
  list("What it tells of", ties.filter((link) => link.kind === "tells of").map((link) => [jump(link.target), small(link.target)]));
  list(
    "Where others agree or disagree",
    relations(node.id).map((link) => {
      const end = other(link, node.id);
      const tag = make("span", { class: "tag" }, link.label);
      tag.style.borderColor = tag.style.color = look_of(link).colour;
      const who = saidBy(end).map((each) => nodes.get(each.source).label).join(" and ");
      return [tag, " ", jump(end), make("small", {}, [who, link.rule && `by the rule ${link.rule}`].filter(Boolean).join(", "))];
    }),
  );
  list(
    "Other statements",
    ties.filter((link) => link.kind === "part of" || link.kind === "via").map((link) => {
      const whole = link.source === node.id;
      const names = { "part of": whole ? "a clause of" : "has the clause", via: whole ? "reported in" : "reports" };
      return [names[link.kind], " ", jump(other(link, node.id))];
    }),
  );
  const rows = make("dl", {});
  for (const [name, value] of [["said", HOW[said.quote] || said.quote], ...said.values]) {
    if (value) rows.append(make("dt", {}, name), make("dd", {}, value));
  }
  panel.append(make("h3", {}, "How it is stated"), rows);
  list("Verdicts that people gave", said.verdicts.map((verdict) => [verdict]));
  const article = data.articles[said.article];
  const where = [article.publisher, article.published].filter(Boolean).join(", ");
  const title = article.title || `Article ${said.article}`;
  const linked = /^https?:\/\//.test(article.url || "");
  panel.append(
    make("h3", {}, "Where it stands"),
    linked ? make("a", { href: article.url, rel: "noreferrer noopener", target: "_blank" }, title) : make("div", {}, title),
    make("div", { class: "kind" }, [where, `characters ${said.span[0]} to ${said.span[1]}`].filter(Boolean).join("; ")),
    make("p", {}, make("code", {}, `kg why ${said.id}`)),
  );
}

function describe_other(node) {
  panel.append(make("div", { class: "kind" }, data.boxes[node.kind].name), make("h2", {}, node.label));
  if (node.detail) panel.append(make("p", { class: "kind" }, node.detail));
  const own = linksOf.get(node.id).filter((link) => nodes.get(other(link, node.id)).said);
  const facet = facets[node.kind === "topic" ? 2 : 0];
  if (own.some((link) => link.kind === "says" || link.kind === "bears on")) {
    panel.append(make("button", { type: "button", on: { click: () => only(facet, node.kind === "article" ? ARTICLE : node.id) } }, "Show only these statements"));
  }
  list(
    `${own.length} statement${own.length === 1 ? "" : "s"}`,
    own.map((link) => {
      const end = other(link, node.id);
      const about = link.kind === "bears on" ? `${link.colour}, ${link.style}` : "";
      const who = link.kind === "says" ? "" : saidBy(end).map((each) => nodes.get(each.source).label).join(" and ");
      return [jump(end), make("small", {}, [who, about].filter(Boolean).join(": "))];
    }),
  );
  const rest = linksOf.get(node.id).filter((link) => !nodes.get(other(link, node.id)).said);
  list("Tied to", rest.map((link) => [jump(other(link, node.id)), make("small", {}, link.label)]));
}

const jump = (id) => make("button", { type: "button", on: { click: () => go_to(id) } }, nodes.get(id).label);
const small = (id) => (nodes.get(id).detail ? make("small", {}, nodes.get(id).detail) : null);

function list(heading, rows) {
  if (rows.length) panel.append(make("h3", {}, heading), make("ul", {}, ...rows.map((row) => make("li", {}, ...row.filter(Boolean)))));
}

// ---- filters ----------------------------------------------------------------------------------------

const side = document.getElementById("filters");

function only(facet, value) {
  for (const each of facets) each.wanted.clear();
  facet.wanted.add(value);
  refresh();
}

function clear() {
  search.value = "";
  for (const facet of facets) facet.wanted.clear();
  refresh();
}

function filters() {
  side.replaceChildren();
  for (const facet of facets) {
    const all = new Map();
    for (const node of statements) for (const value of facet.of(node)) all.set(value, 0);
    if (all.size < LEAST_VALUES) continue;
    for (const node of statements) {
      if (fits(node, facet)) for (const value of facet.of(node)) all.set(value, all.get(value) + 1);
    }
    const field = make("fieldset", {}, make("legend", {}, facet.name));
    const few = all.size <= MOST_VALUES;
    const kept = [...all].filter(([value, number]) => few || number > 0 || facet.wanted.has(value));
    const values = facet.ordered ? kept.sort((a, b) => b[1] - a[1]) : kept;
    const listed = values.filter(([value], index) => facet.whole || index < MOST_VALUES || facet.wanted.has(value));
    for (const [value, number] of listed) {
      const box = make("input", { type: "checkbox", checked: facet.wanted.has(value) });
      box.addEventListener("change", () => {
        if (box.checked) facet.wanted.add(value);
        else facet.wanted.delete(value);
        refresh();
      });
      const key = facet.kind ? swatch(facet.kind(value)) : null;
      const label = make("label", { class: number ? "" : "none" }, box, key, make("span", {}, facet.label(value)));
      label.append(make("span", { class: "number" }, String(number)));
      field.append(label);
    }
    if (values.length > MOST_VALUES) {
      const more = facet.whole ? "fewer" : `${values.length - listed.length} more`;
      const turn = () => {
        facet.whole = !facet.whole;
        filters();
      };
      field.append(make("button", { type: "button", on: { click: turn } }, more));
    }
    side.append(field);
  }
}

function swatch(kind) {
  const key = make("i", { class: "key" });
  key.style.borderColor = data.boxes[kind].edge;
  key.style.background = data.boxes[kind].fill;
  return key;
}

function marked() {
  const asked = search.value.trim();
  for (const node of statements) {
    const at = asked ? node.label.toLowerCase().indexOf(asked.toLowerCase()) : -1;
    const label = boxes.get(node.id).querySelector(".clamp");
    if (at < 0) label.textContent = node.label;
    else {
      const end = at + asked.length;
      label.replaceChildren(node.label.slice(0, at), make("mark", {}, node.label.slice(at, end)), node.label.slice(end));
    }
  }
}

function refresh() {
  const focused = document.activeElement && side.contains(document.activeElement) ? index_of(document.activeElement) : -1;
  marked();
  filters();
  if (focused >= 0) side.querySelectorAll("input")[focused]?.focus();
  place();
  const shown = statements.filter((node) => fits(node)).length;
  const all = statements.length;
  document.getElementById("count").textContent = shown === all ? `${all} statements` : `${shown} of ${all} statements`;
  document.getElementById("reset").hidden = shown === all && !search.value && facets.every((facet) => !facet.wanted.size);
  look_at(null);
}

const index_of = (element) => [...side.querySelectorAll("input")].indexOf(element);

function legend() {
  const foot = document.getElementById("legend");
  const kinds = new Set(data.nodes.map((node) => node.kind));
  for (const [kind, look] of Object.entries(data.boxes)) if (kinds.has(kind)) foot.append(make("span", {}, swatch(kind), look.name));
  const looks = new Map();
  for (const link of links) {
    if (link.kind === "bears on") {
      looks.set(link.colour, { colour: data.stances[link.colour] || "#888", width: 2, dashes: [], name: link.colour });
      looks.set(link.style, { ...data.bearing[link.style], colour: "#888" });
    } else {
      const look = look_of(link);
      looks.set(look.name, look);
    }
  }
  for (const look of looks.values()) {
    const sample = drawn("svg", { viewBox: "0 0 30 8" });
    const dashes = look.dashes.map((dash) => dash * look.width * 1.3).join(" ") || "none";
    sample.append(drawn("path", { d: "M0 4H30", stroke: look.colour, "stroke-width": look.width, "stroke-dasharray": dashes }));
    foot.append(make("span", {}, sample, look.name));
  }
}

// ---- start ------------------------------------------------------------------------------------------

search.addEventListener("input", () => {
  refresh();
  note();
});
document.getElementById("reset").addEventListener("click", clear);
stage.addEventListener("click", (event) => {
  if (event.target === stage && chosen) choose(chosen);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && document.activeElement !== search) {
    event.preventDefault();
    search.focus();
  } else if (event.key === "Escape") {
    if (chosen) choose(chosen);
    else clear();
    search.blur();
  }
});
new ResizeObserver(() => {
  stage.classList.add("still");
  place();
  look_at(null);
  requestAnimationFrame(() => stage.classList.remove("still"));
}).observe(stage);
const asked = decodeURIComponent(location.hash.slice(1));
if (asked.startsWith("?")) search.value = asked.slice(1);
legend();
describe(null);
refresh();
if (nodes.has(asked)) go_to(asked);
