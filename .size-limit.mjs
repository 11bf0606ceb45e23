import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const BUILD = path.resolve(import.meta.dirname, ".next");

/** Its address only leads elsewhere. */
const LEADS_ON = ["."];

/** Gzipped JavaScript that a first visit loads before the page can be used. Charts, sockets and dialogs come later. */
const BUDGETS = [
  { name: "Sign in", route: "(auth)/sign-in", limit: "200 kB" },
  { name: "Register", route: "(auth)/register", limit: "200 kB" },
  { name: "Forgot password", route: "(auth)/forgot-password", limit: "200 kB" },
  { name: "A link of a mail", route: "(auth)/link", limit: "200 kB" },
  { name: "No more mails", route: "(auth)/unsubscribe/[token]", limit: "200 kB" },
  { name: "Nothing there", route: "(missing)/missing", limit: "200 kB" },
  { name: "API reference", route: "api/docs", limit: "200 kB" },
  { name: "File a complaint", route: "(customer)/complaints/new", limit: "200 kB" },
  { name: "My complaints", route: "(customer)/complaints", limit: "200 kB" },
  { name: "One complaint", route: "(customer)/complaints/[id]", limit: "200 kB" },
  { name: "Sessions", route: "settings/sessions", limit: "200 kB" },
  { name: "Second factor", route: "settings/second-factor", limit: "202 kB" },
  { name: "Tokens", route: "settings/tokens", limit: "200 kB" },
  { name: "Settings", route: "settings", limit: "215 kB" },
  { name: "Agent's desk", route: "(agent)/desk", limit: "220 kB" },
  { name: "Agent's desk, one ticket", route: "(agent)/desk/[id]", limit: "220 kB" },
  { name: "Tickets", route: "(agent)/tickets", limit: "220 kB" },
  { name: "One ticket", route: "(agent)/tickets/[id]", limit: "220 kB" },
  { name: "New ticket", route: "(agent)/tickets/new", limit: "220 kB" },
  { name: "Macros", route: "(agent)/macros", limit: "220 kB" },
  { name: "Inbox", route: "(agent)/inbox", limit: "220 kB" },
  { name: "Caught mails", route: "mail", limit: "220 kB" },
  { name: "Board", route: "(supervisor)/board", limit: "220 kB" },
  { name: "Agents", route: "(supervisor)/agents", limit: "220 kB" },
  { name: "People", route: "(supervisor)/people", limit: "220 kB" },
  { name: "Teams", route: "(supervisor)/teams", limit: "220 kB" },
  { name: "Tags", route: "(supervisor)/tags", limit: "220 kB" },
  { name: "Categories", route: "(supervisor)/categories", limit: "220 kB" },
  { name: "Hours", route: "(supervisor)/hours", limit: "220 kB" },
  { name: "Audit trail", route: "(supervisor)/audit", limit: "220 kB" },
  { name: "Pipeline", route: "(supervisor)/pipeline", limit: "220 kB" },
  { name: "Replay", route: "(supervisor)/pipeline/replay", limit: "220 kB" },
  { name: "Traces", route: "(supervisor)/pipeline/trace", limit: "220 kB" },
  { name: "One trace", route: "(supervisor)/pipeline/trace/[id]", limit: "220 kB" },
  { name: "Experiments", route: "(supervisor)/experiments", limit: "220 kB" },
];

const unlimited = readdirSync(path.resolve(import.meta.dirname, "app"), { recursive: true })
  .filter((file) => path.basename(file) === "page.tsx")
  .map((file) => path.dirname(file))
  .filter((route) => !LEADS_ON.includes(route) && !BUDGETS.some((budget) => budget.route === route));
if (unlimited.length > 0) throw new Error(`There is no limit for ${unlimited.join(", ")}. Give each page one.`);

export default BUDGETS.map(({ name, route, limit }) => ({
  name,
  path: firstLoad(route).map((file) => path.join(".next", file)),
  limit,
  gzip: true,
}));

/** What the build says that a page and its layouts load, each file once. Polyfills are for browsers without modules. */
function firstLoad(route) {
  const folder = path.join(BUILD, "server/app", route);
  const { rootMainFiles } = JSON.parse(readFileSync(path.join(folder, "page/build-manifest.json"), "utf8"));
  const manifest = readFileSync(path.join(folder, "page_client-reference-manifest.js"), "utf8");
  const { entryJSFiles } = JSON.parse(manifest.slice(manifest.indexOf("] = ") + 4).replace(/;\s*$/, ""));
  return [...new Set([...rootMainFiles, ...Object.values(entryJSFiles).flat()])];
}
