import { z } from "zod";
import { percentProblem, UNENCODED } from "./percent-encoding.ts";

/** What .env.example and the error list say about a variable. */
export type VariableNotes = {
  readonly group:
    | "Database"
    | "AWS"
    | "Web"
    | "Sign-in"
    | "Consumer"
    | "Doors"
    | "Presence"
    | "Files"
    | "Optional services"
    | "Limits"
    | "Operation";
  readonly description: string;
  readonly example: string;
};

export const missingOr = (complaint: string) => (issue: { readonly input?: unknown }) =>
  issue.input === undefined ? "is missing" : complaint;

/** A variable of this form; the complaint says which. */
export const text = (pattern: RegExp, complaint: string) =>
  z.string({ error: missingOr(complaint) }).regex(pattern, { error: complaint });

/** An address without its trailing slash, whose user and password can be decoded by whoever connects. */
export const url = (protocol: RegExp, complaint: string) =>
  z
    .url({ protocol, error: missingOrUnencoded(protocol, complaint) })
    .superRefine((value, { addIssue }) => {
      const { username = "", password = "" } = URL.parse(value) ?? {};
      const problem = percentProblem(username) ?? percentProblem(password);
      if (problem) addIssue({ code: "custom", message: problem });
    })
    .transform((value) => value.replace(/\/$/, ""));

/** Of the right kind, with a password, and yet no address: a sign in the password ends it too early. */
const missingOrUnencoded = (protocol: RegExp, complaint: string) => (issue: { readonly input?: unknown }) => {
  const { input } = issue;
  if (typeof input !== "string" || !input.includes("@")) return missingOr(complaint)(issue);
  return protocol.test(input.split(":", 1)[0] ?? "") ? UNENCODED : complaint;
};

export const port = z.coerce
  .number({ error: "must be a port number" })
  .int({ error: "must be a port number" })
  .min(1, { error: "must be at least 1" })
  .max(65_535, { error: "must be at most 65535" });

/** Documents a variable, for .env.example and for whoever set it wrong. */
export const notes = (value: VariableNotes) => value;
export const http = /^https?$/;

/** A whole number of seconds between these. */
export const seconds = (least: number, most: number) =>
  z.coerce
    .number({ error: "must be a number of seconds" })
    .int({ error: "must be a whole number of seconds" })
    .min(least, { error: `must be at least ${least}` })
    .max(most, { error: `must be at most ${most}` });
