import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { PERMISSIONS, type Permission, PLACE_WORDS, type RoleName } from "./permissions.ts";

const README = path.resolve(import.meta.dirname, "../../../README.md");
const [BEGIN, END] = ["<!-- roles: written by npm run readme:roles -->\n", "<!-- /roles -->"];

const NAMES = {
  web: "web",
  consumer: "consumer, redrive, replay",
  doctor: "doctor",
  setUp: "`npm run aws:setup`",
} as const satisfies Record<RoleName, string>;

/** README with its table of roles as it should be. @throws when it has no place for one */
export function withRoleTable(readme: string): string {
  const [from, to] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (from === -1 || to === -1) throw new Error(`README.md has no ${BEGIN.trim()} … ${END}.`);
  return `${readme.slice(0, from + BEGIN.length)}${roleTable()}${readme.slice(to)}`;
}

function roleTable(): string {
  const roles = Object.keys(NAMES) as RoleName[];
  return [
    "| role | may |",
    "|---|---|",
    ...roles.map((role) => `| ${NAMES[role]} | ${rights(PERMISSIONS[role])} |`),
    "",
  ].join("\n");
}

/** What several queues have in common stands once. */
function rights(permissions: readonly Permission[]): string {
  const byActions = Map.groupBy(permissions, ({ actions }) => actions.map((action) => `\`${action}\``).join(", "));
  return [...byActions]
    .map(([actions, on]) => `${actions} on ${list(on.map((each) => PLACE_WORDS[each.on]))}`)
    .join("; ");
}

function list(places: readonly string[]): string {
  return places.length < 3 ? places.join(" and ") : `${places.slice(0, -1).join(", ")} and ${places.at(-1)}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(README, withRoleTable(await readFile(README, "utf8")));
}
