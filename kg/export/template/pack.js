"use strict";
// Shows the pack and checks it. All words go in as text, never as markup.

const source = document.getElementById("data").textContent;
const pack = JSON.parse(source);
const main = document.getElementById("pack");
const MOST_OPEN = 12; // rows that are shown without asking
const HOW = { direct: "word for word", mixed: "partly word for word", indirect: "as reported", none: "in the article's own voice" };

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "class") element.className = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

const section = (heading, ...children) => main.append(make("h2", {}, heading), ...children);
const details = (summary, ...children) => make("details", {}, make("summary", {}, summary), ...children);

// ---- showing ----------------------------------------------------------------------------------------

function pieces(text, from, to, marks) {
  // Places count code points, and so does this array.
  const letters = text === null ? null : Array.from(text);
  const borders = new Set([from, to]);
  for (const mark of marks) for (const border of [mark.start, mark.end]) if (from <= border && border <= to) borders.add(border);
  const cuts = [...borders].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1];
    const mark = marks.find((each) => each.start <= start && end <= each.end);
    const words = letters.slice(start, end).join("");
    return mark ? make("mark", { class: mark.kind }, words) : words;
  });
}

function marks(statement) {
  const of = (kind) => (span) => ({ ...span, kind });
  const sources = statement.speakers.map((speaker) => speaker.mention).filter(Boolean);
  return [...statement.spans.map(of("content")), ...statement.cues.map(of("cue")), ...sources.map(of("source"))];
}

function show_statement(statement) {
  const article = pack.articles.find((each) => each.id === statement.article);
  const speakers = statement.speakers.map((each) => [...new Set([each.name, each.role, each.affiliation])].filter(Boolean).join(", "));
  const all = [statement.sentence, ...statement.spans];
  const [from, to] = [Math.min(...all.map((span) => span.start)), Math.max(...all.map((span) => span.end))];
  const words = article.text === null ? [statement.quote === "direct" ? `“${statement.text}”` : statement.text] : pieces(article.text, from, to, marks(statement));
  return make(
    "article",
    { id: statement.id },
    make("h3", {}, speakers.join(" and ") || "The article itself"),
    make("div", { class: "soft" }, [HOW[statement.quote], statement.polarity, statement.modality, statement.certainty].join("; ")),
    make("blockquote", {}, ...words),
    make(
      "ul",
      { class: "plain" },
      ...statement.bearings.map((each) => make("li", {}, `${each.stance}: ${each.topic} (${each.strength}, rule ${each.rule})`)),
      make("li", {}, `${article.title || `article ${article.id}`}, characters ${statement.spans.map((s) => `${s.start} to ${s.end}`).join(" and ")}`),
      make("li", {}, `found by: ${[statement.rules.extraction, statement.rules.attribution].filter(Boolean).join(", ")}; id ${statement.id}`),
    ),
  );
}

function show_article(article) {
  const title = article.title || `Article ${article.id}`;
  const linked = /^https?:\/\//.test(article.url || "");
  const own = pack.statements.filter((each) => each.article === article.id).flatMap(marks);
  const length = article.text === null ? 0 : Array.from(article.text).length;
  const run = article.readBy;
  return make(
    "article",
    { id: article.id },
    make("h3", {}, linked ? make("a", { href: article.url, rel: "noreferrer noopener" }, title) : title),
    make("div", { class: "soft" }, [article.publisher, article.author, article.published].filter(Boolean).join(", ") || "nothing more is known of it"),
    make("ul", { class: "plain" },
      make("li", {}, `SHA-256 of the text: `, make("code", {}, article.sha256), `, ${article.characters} characters`),
      make("li", {}, `read by kg ${run.kg} with ${run.model} ${run.version}`)),
    article.text === null
      ? make("p", { class: "soft" }, "The text is not in this pack.")
      : details("The text, with what is quoted marked", make("pre", {}, ...pieces(article.text, 0, length, own))),
  );
}

function show() {
  const versions = pack.versions;
  const made = [pack.created && `made on ${pack.created}`, `kg ${versions.kg}`, `ontology ${versions.ontology.slice(0, 12)}`];
  document.getElementById("made").textContent = made.filter(Boolean).join("; ");
  const answer = pack.answer;
  if (answer.question || answer.query) {
    section(
      "The question",
      answer.question ? make("p", {}, answer.question) : "",
      answer.query ? details("The query that was run (SPARQL)", make("pre", {}, answer.query)) : "",
    );
    const ids = new Map([...pack.statements, ...pack.articles].map((each) => [each.iri, each.id]));
    const shown = (cell) => (ids.has(cell) ? make("a", { href: `#${ids.get(cell)}` }, ids.get(cell).slice(0, 8)) : cell);
    const row = (tag, cells) => make("tr", {}, ...cells.map((cell) => make(tag, {}, shown(cell))));
    const table = make("table", {}, row("th", answer.columns), ...answer.rows.map((cells) => row("td", cells)));
    if (answer.rows.length) {
      const rows = details(answer.rows.length === 1 ? "Its row" : `Its ${answer.rows.length} rows`, table);
      rows.open = answer.rows.length <= MOST_OPEN;
      main.append(make("div", { class: "wide" }, rows));
    }
  }
  section(`${pack.statements.length} statement${pack.statements.length === 1 ? "" : "s"}`, ...pack.statements.map(show_statement));
  if (pack.reviews.length) {
    const verdict = (each) => {
      const rating = each.reviewRating.alternateName;
      return make("article", {}, make("h3", {}, `${rating}: ${each.claimReviewed}`), make("p", {}, each.reviewBody), make("div", { class: "soft" }, `${each.author.name}, ${each.datePublished}`));
    };
    section("Verdicts that people gave", ...pack.reviews.map(verdict));
  }
  section("Where they stand", ...pack.articles.map(show_article));
  if (pack.rules.length) {
    section("The rules that concluded something", ...pack.rules.map((rule) => details(`${rule.name}: ${rule.title}`, make("pre", {}, rule.query))));
  }
}

// ---- checking ---------------------------------------------------------------------------------------

async function hash(text) {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function stands(span, letters) {
  const before = letters.slice(Math.max(0, span.start - Array.from(span.prefix).length), span.start).join("");
  const after = letters.slice(span.end, span.end + Array.from(span.suffix).length).join("");
  return letters.slice(span.start, span.end).join("") === span.exact && before === span.prefix && after === span.suffix;
}

async function check() {
  const failures = [];
  let [words, open] = [0, 0];
  for (const article of pack.articles) {
    const own = pack.statements.filter((each) => each.article === article.id);
    if (article.text === null) {
      open += 1;
      continue;
    }
    if ((await hash(article.text)) !== article.sha256) failures.push(`the text of article ${article.id} has another hash`);
    const letters = Array.from(article.text);
    for (const statement of own) {
      for (const span of [...marks(statement), statement.sentence]) {
        words += 1;
        if (!stands(span, letters)) failures.push(`“${span.exact}” does not stand at ${span.start} to ${span.end}`);
      }
    }
  }
  for (const statement of pack.statements) {
    if (!pack.articles.some((each) => each.id === statement.article)) failures.push(`statement ${statement.id} has no article`);
    if (statement.spans.map((span) => span.exact).join(" ") !== statement.text) failures.push(`statement ${statement.id} has other words than its spans`);
  }
  return { failures, words, open, seal: await hash(source) };
}

async function tell() {
  const box = document.getElementById("verdict");
  if (!globalThis.crypto || !crypto.subtle) {
    box.textContent = "This browser cannot check hashes here; use the program below.";
    return;
  }
  const { failures, words, open, seal } = await check();
  box.className = failures.length ? "bad" : "good";
  const held = `${words} quotations stand in the texts, character for character`;
  const rest = open ? `; ${open} text${open === 1 ? " is" : "s are"} not in this pack and could not be compared` : "";
  box.replaceChildren(
    failures.length ? make("span", { class: "failed" }, `${failures.length} checks failed: ${failures.slice(0, 5).join("; ")}`) : `${held}${rest}.`,
    make("code", {}, `seal: ${seal}`),
  );
}

show();
tell();
