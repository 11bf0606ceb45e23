import { stripVTControlCharacters } from "node:util";

const SHOWN_LINES = 40;
/** What Vitest heads errors with that belong to no test. */
const HEADING = /Unhandled (Errors?|Rejection)/;

export interface LastWords {
  hear(line: string): void;
  /** From the first error outside of a test on, or the last lines. */
  text(): string;
}

/** Keeps what a program printed that may explain why it failed although its report names nothing. */
export function createLastWords(): LastWords {
  const last: string[] = [];
  const explained: string[] = [];
  return {
    hear(coloured) {
      const line = stripVTControlCharacters(coloured);
      if (explained.length > 0 || HEADING.test(line)) {
        if (explained.length < SHOWN_LINES) explained.push(line);
        return;
      }
      last.push(line);
      if (last.length > SHOWN_LINES) last.shift();
    },
    text: () => (explained.length > 0 ? explained : last).join("\n"),
  };
}
