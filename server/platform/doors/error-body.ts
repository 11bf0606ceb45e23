import { z } from "zod";
import { ERROR_CODES } from "#server/core/errors.ts";

/** What a door refuses before anybody's work begins, and a fault of ours. */
const DOOR_CODES = ["route.not-found", "method.not-allowed", "internal"] as const;
export type DoorCode = (typeof DOOR_CODES)[number];

/** The body of every error of the REST API. The document shows this schema, and no answer is made but with its type. */
export const ErrorBody = z
  .object({
    error: z.object({
      code: z
        .enum([...ERROR_CODES, ...DOOR_CODES])
        .meta({ description: "For programs; it never changes its meaning." }),
      message: z.string().meta({ description: "For people: what happened and what to do." }),
      fields: z
        .record(z.string(), z.string())
        .optional()
        .meta({ description: "One sentence for each field that is not right, by its path." }),
      allowed: z.array(z.string()).optional().meta({ description: "What would have been allowed." }),
      complaintId: z.string().optional().meta({ description: "The complaint that the key made or changed." }),
    }),
  })
  .meta({ id: "Error" });
export type ErrorBody = Readonly<z.infer<typeof ErrorBody>>;

/** An error as an answer that no cache keeps. */
export function errorAnswer(status: number, error: ErrorBody["error"], headers: Record<string, string> = {}): Response {
  const body: ErrorBody = { error };
  return Response.json(body, { status, headers: { "Cache-Control": "no-store", ...headers } });
}
