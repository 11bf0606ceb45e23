import { open } from "node:fs/promises";
import { fileTypeFromFile } from "file-type";

/** Enough to tell text from anything else. */
const LOOKED_AT = 8_192;

/** What is in a file, by its contents; its name says nothing. Marked-up text is text: nobody here runs or draws it. */
export async function typeOf(path: string): Promise<string> {
  const found = await fileTypeFromFile(path);
  if (found && found.mime !== "application/xml") return found.mime;
  return (await isText(path)) ? "text/plain" : "application/octet-stream";
}

async function isText(path: string): Promise<boolean> {
  const handle = await open(path);
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(LOOKED_AT), 0, LOOKED_AT, 0);
    const start = buffer.subarray(0, bytesRead);
    if (start.includes(0)) return false;
    // What is cut off in the middle of a sign is still text.
    new TextDecoder("utf-8", { fatal: true }).decode(start, { stream: true });
    return true;
  } catch {
    return false;
  } finally {
    await handle.close();
  }
}
