import { fittingLine } from "#server/core/characters.ts";

/** What an invitation is called, and when it begins as its calendar writes it; null where it names nothing. */
export interface Invitation {
  readonly title: string;
  readonly start: string;
}

const LONGEST = 200;
const START = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2}))?/;

/** Reads of a calendar (RFC 5545) what a person would ask first. */
export function readInvitation(calendar: string): Invitation | null {
  const lines = calendar.replace(/\r?\n[ \t]/g, "").split(/\r?\n/);
  const event = lines.slice(Math.max(0, lines.indexOf("BEGIN:VEVENT")));
  const valueOf = (name: string) => {
    const line = event.find((each) => each.startsWith(`${name}:`) || each.startsWith(`${name};`));
    return line === undefined ? "" : line.slice(line.indexOf(":") + 1);
  };
  const title = fittingLine(valueOf("SUMMARY").replace(/\\n/gi, " ").replace(/\\(.)/g, "$1"), LONGEST);
  const [, year, month, day, hour, minute] = START.exec(valueOf("DTSTART")) ?? [];
  const date = year ? `${year}-${month}-${day}` : "";
  const start = hour ? `${date} ${hour}:${minute}` : date;
  return title || start ? { title, start } : null;
}
