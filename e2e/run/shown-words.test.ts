import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { findBareWords } from "./shown-words.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");

/** Called as people's words are, and ours. */
const OURS: Readonly<Record<string, readonly string[]>> = {
  "app/_ui/dialog.tsx": ["title", "description"],
  "app/_ui/empty-state.tsx": ["title"],
  // Whose cards have people's words gives them apart.
  "app/_ui/radio-cards.tsx": ["card.title"],
  "app/api/docs/_view/field-table.tsx": ["name", "description"],
  "app/api/docs/_view/operation.tsx": ["description"],
  "app/settings/page.tsx": ["title"],
  "app/(supervisor)/experiments/_components/experiment-list.tsx": ["title"],
  "app/(supervisor)/experiments/_components/run-view.tsx": ["experiment.title"],
  "app/(supervisor)/pipeline/_components/letter-details.tsx": ["title"],
  "app/(supervisor)/pipeline/_components/plot.tsx": ["name"],
  "app/(supervisor)/pipeline/_components/time-chart.tsx": ["title"],
};

const bare = (source: string) => findBareWords("x.tsx", source).map(({ expression }) => expression);

test("whatever people wrote has a direction of its own wherever a page shows it", () => {
  const files = globSync(["app/**/*.tsx", "app/**/*.ts"], { cwd: ROOT }).filter((file) => !/[.]test[.]/.test(file));
  expect(files.length).toBeGreaterThan(100);
  const found = files.flatMap((file) =>
    findBareWords(file, readFileSync(path.join(ROOT, file), "utf8"))
      .filter(({ expression }) => !OURS[file]?.includes(expression))
      .map(({ line, expression }) => `${file}:${line} ${expression}`),
  );
  expect(found).toEqual([]);
});

test("words among children, in a sentence, and a field to write in are found where they are bare", () => {
  expect(bare("<p>{ticket.title}</p>")).toEqual(["ticket.title"]);
  expect(bare("<p>{assignedTo ? assignedTo.name : 'Nobody'}</p>")).toEqual(["assignedTo.name"]);
  expect(bare("<p>{name ?? email}</p>")).toEqual(["name", "email"]);
  expect(bare("toast(`given to ${agent.name}`)")).toEqual(["agent.name"]);
  expect(bare("<p title={`${ticket.title}, now`} />")).toEqual(["ticket.title"]);
  expect(bare("<><input /><textarea /><Command.Input /></>")).toEqual(["input", "textarea", "Command.Input"]);
});

test("words that stand apart are fine", () => {
  for (const source of [
    "<Title>{ticket.title}</Title>",
    "<bdi>{email}</bdi>",
    '<p dir="auto">{description}</p>',
    "toast(`given to ${isolated(agent.name)}`)",
    "<button aria-label={`Revoke ${token.name}`} title={token.name} />",
    '<p>{email !== "" && <bdi>{email}</bdi>}</p>',
    '<input type="radio" />',
    '<input dir="auto" {...rest} />',
  ]) {
    expect([source, bare(source)]).toEqual([source, []]);
  }
});
