import { parsed, type Texts } from "#app/_drafts/draft.ts";
import { DAYS, type HoursDraft } from "./hours-draft.ts";

/** Hours that somebody has changed and not saved. */
export interface KeptHours {
  /** Of the hours that they began with. */
  readonly rev: number;
  readonly draft: HoursDraft;
}

export function textsOfHours({ rev, draft }: KeptHours): Texts {
  return { hours: JSON.stringify({ rev, draft }) };
}

/** Scribbles of others, and shapes of another version, read as nothing. */
export function readKeptHours(text: string | undefined): KeptHours | null {
  const { rev, draft } = parsed(text ?? null) ?? {};
  return typeof rev === "number" && isDraft(draft) ? { rev, draft } : null;
}

function isDraft(value: unknown): value is HoursDraft {
  if (!isRecord(value)) return false;
  const { timeZone, isAlways, week, holidays } = value;
  if (typeof timeZone !== "string" || typeof isAlways !== "boolean" || !isRecord(week)) return false;
  return DAYS.every((day) => areSpans(week[day])) && Array.isArray(holidays) && holidays.every(isHoliday);
}

function isHoliday(value: unknown): boolean {
  return hasTexts(value, "key", "date", "name") && areSpans(value["open"]);
}

function areSpans(value: unknown): boolean {
  return Array.isArray(value) && value.every((span) => hasTexts(span, "key", "from", "to"));
}

function hasTexts(value: unknown, ...fields: readonly string[]): value is Readonly<Record<string, unknown>> {
  return isRecord(value) && fields.every((field) => typeof value[field] === "string");
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
