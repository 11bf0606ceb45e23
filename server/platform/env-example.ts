import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { EnvVariables, notesOf } from "./env-variables.ts";

const FILE = path.resolve(import.meta.dirname, "../../.env.example");
const names = Object.keys(EnvVariables.shape) as (keyof EnvVariables)[];

/** The text of .env.example: every variable under its group, the required ones ready to fill in. */
export function renderEnvExample(): string {
  const groups = [...new Set(names.map((name) => notesOf(name).group))];
  const sections = groups.map((group) =>
    [`## ${group}`, ...names.filter((name) => notesOf(name).group === group).map(renderVariable)].join("\n"),
  );
  return `# Written by "npm run env:example" from server/platform/env-variables.ts.\n\n${sections.join("\n\n")}\n`;
}

function renderVariable(name: keyof EnvVariables): string {
  const { description, example } = notesOf(name);
  const isOptional = EnvVariables.shape[name].safeParse(undefined).success;
  return `# ${description}${isOptional ? " (optional)" : ""}\n${isOptional ? "# " : ""}${name}=${example}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const wanted = renderEnvExample();
  if (process.argv.includes("--check")) {
    const found = await readFile(FILE, "utf8").catch(() => "");
    if (found !== wanted) {
      console.error('.env.example is out of date: run "npm run env:example".');
      process.exitCode = 1;
    }
  } else {
    await writeFile(FILE, wanted);
  }
}
