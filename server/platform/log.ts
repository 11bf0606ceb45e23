import { Writable } from "node:stream";
import { type DestinationStream, type Logger, pino, stdTimeFunctions } from "pino";
import type { ConsumerEnv } from "./env.ts";
import { loggedError } from "./log-error.ts";
import { activeTraceparent } from "./tracing/spans.ts";
import { traceIdOf } from "./tracing/traceparent.ts";

export type Log = Pick<Logger, "trace" | "debug" | "info" | "warn" | "error" | "fatal" | "child">;

export interface LogOptions {
  /** The process or part that speaks; becomes `name` in every line. */
  readonly name: string;
  readonly level: ConsumerEnv["logLevel"];
  readonly mode: ConsumerEnv["mode"];
  /** Standard output unless given. */
  readonly destination?: DestinationStream;
}

// People's words, names and addresses, and anything that opens a door, never reach the log.
const SECRET_KEYS = [
  "password",
  "passwordHash",
  "secret",
  "token",
  "authorization",
  "cookie",
  "accessKeyId",
  "secretAccessKey",
  "email",
  "title",
  "description",
];

/**
 * JSON lines in production; one readable line per event in `dev` and `local`. Secrets are removed in both, errors lose
 * what they quote, and a line written inside a span names its trace.
 */
export function createLog({
  name,
  level,
  mode,
  destination = pino.destination({ fd: 1, sync: false }),
}: LogOptions): Log {
  return pino(
    {
      name,
      level,
      base: { name },
      timestamp: stdTimeFunctions.isoTime,
      serializers: { err: (error: unknown) => loggedError(error) },
      mixin: () => {
        const traceId = traceIdOf(activeTraceparent());
        return traceId ? { traceId } : {};
      },
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: "[removed]" },
    },
    mode === "production" ? destination : readable(destination),
  );
}

function readable(destination: DestinationStream): Writable {
  return new Writable({
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      destination.write(formatLogLine(chunk));
      done();
    },
  });
}

/** Turns one JSON log line into `12:34:56.789 info  consumer message key=value`, an error's stack below it. */
function formatLogLine(json: string): string {
  const { level, time, name, msg, err, ...rest } = JSON.parse(json) as Record<string, unknown>;
  const details = Object.entries(rest).map(([key, value]) => `${key}=${plain(value)}`);
  const head = [String(time).slice(11, 23), String(level).padEnd(5), name, msg, ...details];
  const stack = typeof err === "object" && err !== null && "stack" in err ? `\n${String(err.stack)}` : "";
  return `${head.filter((part) => part !== undefined && part !== "").join(" ")}${stack}\n`;
}

function plain(value: unknown): string {
  return typeof value === "string" && !/\s/.test(value) ? value : JSON.stringify(value);
}
