import { open } from "node:fs/promises";
import { fileTypeFromFile } from "file-type";

/** Enough to tell text from anything else. */
const LOOKED_AT = 8_192;

/** What is in a file, by its contents; its name says nothing. Marked-up text is text: nobody here runs or draws it. */
export async function typeOf(path: string): Promise<string> {
  const found = await fileTypeFromFile(path);
  if (found?.mime === "image/avif") return isSequence(await startOf(path)) ? "image/avif-sequence" : found.mime;
  if (found && found.mime !== "application/xml") return found.mime;
  return isText(await startOf(path)) ? "text/plain" : "application/octet-stream";
}

async function startOf(path: string): Promise<Buffer> {
  const handle = await open(path);
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(LOOKED_AT), 0, LOOKED_AT, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function isText(start: Buffer): boolean {
  if (start.includes(0)) return false;
  try {
    // What is cut off in the middle of a sign is still text.
    new TextDecoder("utf-8", { fatal: true }).decode(start, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Whether its first box says, among what it can be read as, that it moves. */
function isSequence(start: Buffer): boolean {
  return start.subarray(8, start.readUInt32BE(0)).includes("avis");
}
