import compile from "icu-minify/compile";
import type { Saying } from "./sayings.ts";

/** By its whole name, what each message wants put in: values and tags. */
export type Wants = ReadonlyMap<string, ReadonlySet<string>>;

export interface Source {
  readonly file: string;
  readonly sayings: readonly Saying[];
}

/** What the messages of a file, or of all files by their names, want put in. */
export function wantsOf(messages: object): Wants {
  return new Map(entriesOf(messages));
}

/** Where values are missing that a message wants, or are given that it has no place for. */
export function findWrongValues(wants: Wants, sources: readonly Source[]): string[] {
  return sources.flatMap(({ file, sayings }) =>
    sayings.flatMap(({ line, key, given, isOffered }) => {
      if (given === null) return [];
      const wanted = [...wants].filter(([name]) => matcherOf(key).test(name)).map(([, each]) => each);
      // A name with a star may fit more messages than it can be.
      const lacking = wanted.map((each) => [...each].filter((name) => !given.includes(name)));
      const missing = lacking.some(({ length }) => length === 0) ? [] : lacking.flat();
      const unwanted =
        wanted.length === 0 || isOffered ? [] : given.filter((name) => !wanted.some((each) => each.has(name)));
      return [
        ...new Set(missing.map((name) => `${file}:${line} ${key} is said without ${name}`)),
        ...unwanted.map((name) => `${file}:${line} ${key} has no place for ${name}`),
      ];
    }),
  );
}

/** The messages that nobody says. */
export function findUnsaid(wants: Wants, sources: readonly Source[]): string[] {
  const keys = new Set(sources.flatMap(({ sayings }) => sayings.map(({ key }) => key)));
  const patterns = [...keys].filter((key) => key.includes("*")).map(matcherOf);
  return [...wants.keys()].filter((name) => !keys.has(name) && !patterns.some((pattern) => pattern.test(name)));
}

function matcherOf(key: string): RegExp {
  return new RegExp(`^${key.split("*").map(RegExp.escape).join(".+")}$`, "u");
}

function entriesOf(messages: object, above = ""): [string, ReadonlySet<string>][] {
  return Object.entries(messages).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value === "object" && value !== null) return entriesOf(value, `${above}${key}.`);
    return [[`${above}${key}`, new Set(putInto(compile(String(value))))] as const];
  });
}

/** The names in a compiled message: `["name"]`, `["name", 1, { … }]` for its forms, `["tag", …]` with what it wraps. */
function putInto(nodes: unknown): string[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: unknown) => {
    if (!Array.isArray(node)) return [];
    const [name, second, ...rest] = node as unknown[];
    const forms = rest[0];
    // A form that is only the number is a 0 in a tag.
    const inside =
      typeof second !== "number" || second === 0
        ? putInto([second, ...rest])
        : typeof forms === "object" && forms !== null
          ? Object.values(forms).flatMap(putInto)
          : [];
    return [String(name), ...inside];
  });
}
