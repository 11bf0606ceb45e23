import { createElement as h, type ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { Row } from "../figures.ts";
import { goalRows } from "../measured.ts";
import { figureOf, isWorthDrawing } from "./plots.ts";
import type { Result } from "./results.ts";
import { STYLE } from "./style.ts";
import { whenLine } from "./when.ts";

const TITLE = "QuickFix, measured";

/** Everything that was measured as one page that needs nothing else: goals, plots and tables, by light and by dark. */
export function pageOf(results: readonly Result[]): string {
  const goals = goalRows(results.flatMap((result) => result.goals ?? []));
  const page = h(
    "html",
    { lang: "en" },
    h(
      "head",
      {},
      h("meta", { charSet: "utf-8" }),
      h("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
      h("meta", { name: "color-scheme", content: "light dark" }),
      h("title", {}, TITLE),
      h("style", { dangerouslySetInnerHTML: { __html: STYLE } }),
    ),
    h(
      "body",
      {},
      h("h1", {}, TITLE),
      goals.length > 0 ? h("section", { id: "goals" }, h("h2", {}, "Goals"), tableOf(goals)) : null,
      ...results.map(sectionOf),
    ),
  );
  return `<!doctype html>${renderToStaticMarkup(page)}\n`;
}

function sectionOf(result: Result): ReactElement {
  const { name, title, plots = [], notes = [], rows } = result;
  return h(
    "section",
    { key: name, id: name },
    h("h2", {}, title),
    h("p", { className: "when" }, whenLine(result)),
    h("div", { className: "plots" }, ...plots.filter(isWorthDrawing).map(figureOf)),
    tableOf(rows),
    notes.length > 0 ? h("ul", { className: "notes" }, ...notes.map((note) => h("li", {}, note))) : null,
  );
}

function tableOf(rows: readonly Row[]): ReactElement {
  const names = Object.keys(rows[0] ?? {});
  const cell = (value: string | number | undefined) =>
    h("td", { className: classOf(value) }, typeof value === "number" ? value.toLocaleString("en") : value);
  return h(
    "div",
    { className: "table", tabIndex: 0, role: "group" },
    h(
      "table",
      {},
      h(
        "thead",
        {},
        h("tr", {}, ...names.map((name) => h("th", { scope: "col", className: classOf(rows[0]?.[name]) }, name))),
      ),
      h("tbody", {}, ...rows.map((row) => h("tr", {}, ...names.map((name) => cell(row[name]))))),
    ),
  );
}

function classOf(value: string | number | undefined): string | undefined {
  if (typeof value === "number") return "figure";
  return value === "MISSED" ? "missed" : value === "reached" ? "reached" : undefined;
}
