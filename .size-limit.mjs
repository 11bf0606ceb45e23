import { readFileSync } from "node:fs";
import path from "node:path";

const BUILD = path.resolve(import.meta.dirname, ".next");

/** Gzipped JavaScript that a first visit loads before the page can be used. Charts, sockets and dialogs come later. */
const BUDGETS = [
  { name: "Sign in", route: "(auth)/sign-in", limit: "200 kB" },
  { name: "File a complaint", route: "(customer)/complaints/new", limit: "200 kB" },
  { name: "My complaints", route: "(customer)/complaints", limit: "200 kB" },
  { name: "One complaint", route: "(customer)/complaints/[id]", limit: "200 kB" },
  { name: "Agent's desk", route: "(agent)/desk", limit: "220 kB" },
  { name: "Agent's desk, one ticket", route: "(agent)/desk/[id]", limit: "220 kB" },
];

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
