const COLOURS: Readonly<Record<string, number>> = { web: 36, consumer: 35, db: 33, aws: 32, demo: 34, build: 90 };
const WIDTH = Math.max(...Object.keys(COLOURS).map((name) => name.length)) + 2;

/** Prints a process's line behind its name; coloured when people watch. */
export function printLine(source: string, line: string): void {
  const label = `[${source}]`.padEnd(WIDTH);
  const isColoured = process.stdout.isTTY && !process.env.NO_COLOR;
  console.log(`${isColoured ? `\u001B[${COLOURS[source] ?? 0}m${label}\u001B[0m` : label} ${line}`);
}

/** Lines in a frame as wide as the widest of them. */
export function frame(lines: readonly string[]): string {
  const width = Math.max(...lines.map((line) => line.length));
  const edge = "─".repeat(width + 2);
  return [`┌${edge}┐`, ...lines.map((line) => `│ ${line.padEnd(width)} │`), `└${edge}┘`].join("\n");
}
