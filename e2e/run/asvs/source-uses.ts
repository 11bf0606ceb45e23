import { globSync, readFileSync } from "node:fs";
import path from "node:path";

const SHIPPED = ["app/**/*.{ts,tsx}", "server/**/*.ts", "consumer/**/*.ts", "*.ts"];
/** Tests and what only tests stand on. */
const OF_TESTS = /[.]test[.]|[/]testing[/.]|^vitest|^playwright/;

/** The source of what runs on a desk, by its paths, without tests and without what is said in comments. */
export function shippedSource(root: string): ReadonlyMap<string, string> {
  const files = globSync(SHIPPED, { cwd: root, exclude: ["**/node_modules/**"] }).filter(
    (file) => !OF_TESTS.test(file),
  );
  return new Map(files.toSorted().map((file) => [file, withoutComments(readFileSync(path.join(root, file), "utf8"))]));
}

/** The files in which something stands. */
export function filesWith(source: ReadonlyMap<string, string>, pattern: RegExp): string[] {
  return [...source].flatMap(([file, text]) => (pattern.test(text) ? [file] : []));
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/^\s*\/\/.*$/gm, "");
}
