import { TRPCClientError } from "@trpc/client";
import type { ErrorBody } from "#server/platform/doors/error-body.ts";

interface Archive {
  readonly name: string;
  readonly file: Blob;
}

/** Everything that is this person's, as a file. What is refused comes as it does from every procedure. */
export async function fetchArchive(): Promise<Archive> {
  const response = await fetch("/api/me/export").catch(noAnswer);
  if (!response.ok) throw await refusalOf(response);
  const [, name = "quickfix-your-data.zip"] =
    /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "") ?? [];
  return { name, file: await response.blob().catch(noAnswer) };
}

function noAnswer(cause: Error): never {
  throw new TRPCClientError("No answer came.", { cause });
}

async function refusalOf(response: Response): Promise<Error> {
  const body = (await response.json().catch(() => null)) as ErrorBody | null;
  if (!body) return new TRPCClientError(`Answered ${response.status} without a word.`);
  const { code, message } = body.error;
  const data = { domain: { code, retryAfterSeconds: Number(response.headers.get("retry-after")) || undefined } };
  return new TRPCClientError(message, { result: { error: { code: -32_600, message, data } } });
}

/** Puts a file among the browser's downloads. */
export function keepFile({ name, file }: Archive): void {
  const address = URL.createObjectURL(file);
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  // The browser has it by then; what is never revoked stays in its memory.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
