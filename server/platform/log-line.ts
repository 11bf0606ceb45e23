/** Turns one JSON log line into `12:34:56.789 info  consumer message key=value`, an error's stack below it. */
export function formatLogLine(json: string): string {
  const { level, time, name, msg, err, ...rest } = JSON.parse(json) as Record<string, unknown>;
  const details = Object.entries(rest).map(([key, value]) => `${key}=${plain(value)}`);
  const head = [String(time).slice(11, 23), String(level).padEnd(5), name, msg, ...details];
  const stack = typeof err === "object" && err !== null && "stack" in err ? `\n${String(err.stack)}` : "";
  return `${head.filter((part) => part !== undefined && part !== "").join(" ")}${stack}\n`;
}

function plain(value: unknown): string {
  return typeof value === "string" && !/\s/.test(value) ? value : JSON.stringify(value);
}
