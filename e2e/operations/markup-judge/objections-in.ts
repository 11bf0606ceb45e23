import { basename } from "node:path";
import { z } from "zod";

const Report = z.object({
  messages: z.array(
    z.object({
      type: z.string(),
      url: z.string().default(""),
      message: z.string(),
      extract: z.string().default(""),
    }),
  ),
});

/** What the frameworks write and nobody here can mend; each with why. */
const NOT_OURS: readonly RegExp[] = [];

/** The errors of vnu's report, one line each, led by the page; a report that is none is an objection itself. */
export function objectionsIn(report: string): string[] {
  const read = Report.safeParse(asJson(report));
  if (!read.success) return [`vnu: ${report.trim() || "said nothing"}`];
  return read.data.messages
    .filter(({ type, message }) => type !== "info" && !NOT_OURS.some((known) => known.test(message)))
    .map(({ url, message, extract }) => `${basename(url)}: ${message} ${extract.replaceAll(/\s+/g, " ")}`);
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
