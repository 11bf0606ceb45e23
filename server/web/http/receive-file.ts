import { createHash, type Hash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import busboy from "busboy";
import { countCharacters, fittingLine } from "#server/core/characters.ts";
import { DomainError } from "#server/core/errors.ts";
import type { ReceivedFile } from "#server/platform/doors/route.ts";
import type { FileStore } from "#server/platform/files/file-store.ts";

const LONGEST_NAME = 150;
const LONGEST_END = 12;
/** Beside the file a form may say a few words, which nobody reads. */
const FORM = { files: 1, fields: 10, fieldSize: 1_000, parts: 11, headerPairs: 20 };

interface Receiving {
  readonly contents: Pick<FileStore, "scratch" | "orAway">;
  readonly mostBytes: number;
  /** Called once the file's name is known and before anything of it is taken; refuses by throwing. */
  readonly admit: (name: string) => Promise<void>;
}

/** A file on this machine's disk, until it is disposed of. */
type Received = ReceivedFile & AsyncDisposable;

/**
 * Takes the one file of a form as it comes, without ever having it in memory. Whatever goes wrong, nothing of it stays.
 * @throws DomainError which names the file as soon as its name is known
 */
export async function receiveFile(request: Request, receiving: Receiving): Promise<Received> {
  const type = request.headers.get("content-type") ?? "";
  if (!request.body || !/^multipart\/form-data\s*;/i.test(type)) throw noForm();
  const file = path.join(receiving.contents.scratch, randomUUID());
  // What was made of it lies beside it under the same name.
  const dispose = async () => {
    for (const each of [file, `${file}.image`, `${file}.thumb`]) await rm(each, { force: true }).catch(() => {});
  };
  try {
    const taken = await takeForm(request.body, type, file, receiving);
    return { ...taken, path: file, [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

type Taken = Omit<ReceivedFile, "path">;

async function takeForm(
  body: NonNullable<Request["body"]>,
  type: string,
  file: string,
  receiving: Receiving,
): Promise<Taken> {
  const stop = new AbortController();
  let taking: Promise<Taken> | undefined;
  let name: string | undefined;
  const form = parserOf(type, receiving.mostBytes);
  form.on("file", (_field, stream, { filename }) => {
    name = nameOf(filename);
    taking = take(stream, name, file, receiving);
    // Nothing more is read for what is refused.
    taking.catch((error: unknown) => stop.abort(error));
  });
  form.on("filesLimit", () => stop.abort(oneAtATime(name)));
  try {
    // Safe because both are the web's streams, of whose types Node has its own.
    await pipeline(Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]), form, { signal: stop.signal });
  } catch (error) {
    await taking?.catch(() => {});
    if (stop.signal.aborted) throw stop.signal.reason;
    throw incomplete(name, error);
  }
  if (!taking) throw noForm();
  return taking;
}

function parserOf(type: string, mostBytes: number): busboy.Busboy {
  try {
    return busboy({
      headers: { "content-type": type },
      limits: { ...FORM, fileSize: mostBytes },
      defParamCharset: "utf8",
    });
  } catch {
    throw noForm();
  }
}

async function take(stream: Readable, name: string, file: string, receiving: Receiving): Promise<Taken> {
  const { contents, mostBytes, admit } = receiving;
  const hash = createHash("sha256");
  let bytes = 0;
  let isTooLarge = false;
  stream.once("limit", () => {
    isTooLarge = true;
  });
  // What breaks off before anybody reads it is told to whoever feeds it.
  stream.on("error", () => {});
  await admit(name);
  await contents.orAway(() => mkdir(contents.scratch, { recursive: true }));
  const count = (chunk: Buffer) => {
    bytes += chunk.length;
    if (isTooLarge) throw tooLarge(name, mostBytes);
  };
  const measured = measure(stream, hash, count);
  const disk = createWriteStream(file, { flags: "wx", mode: 0o600 });
  const failed: unknown[] = [];
  disk.on("error", (error) => failed.push(error));
  try {
    await pipeline(measured, disk);
  } catch (error) {
    if (failed[0] === error) return contents.orAway(() => Promise.reject(error));
    throw error instanceof DomainError ? error : incomplete(name, error);
  }
  if (isTooLarge) throw tooLarge(name, mostBytes);
  return { name, bytes, sha256: hash.digest("hex") };
}

async function* measure(stream: Readable, hash: Hash, count: (chunk: Buffer) => void): AsyncGenerator<Buffer> {
  for await (const chunk of stream) {
    count(chunk);
    hash.update(chunk);
    yield chunk;
  }
}

/** As people called it, without folders; long ones keep their end, which says most about them. */
function nameOf(filename: string | undefined): string {
  const plain = unescaped(filename ?? "").replaceAll(/[/\\]/g, " ");
  const name = fittingLine(plain, LONGEST_NAME * 10) || "file";
  if (countCharacters(name) <= LONGEST_NAME) return name;
  const end = fittingLine(path.extname(name), LONGEST_END);
  return `${fittingLine(name, LONGEST_NAME - countCharacters(end) - 1)}…${end}`;
}

/** Browsers write just these three signs of a name so (WHATWG, multipart/form-data); what else looks so is the name's own. */
function unescaped(filename: string): string {
  return filename.replaceAll(/%(?:22|0D|0A)/gi, decodeURIComponent);
}

function noForm(): DomainError {
  return new DomainError(
    "input.invalid",
    { key: "refusals.file.noForm" },
    { fields: { file: { key: "refusals.file.choose" } } },
  );
}

function oneAtATime(name: string | undefined): DomainError {
  return new DomainError(
    "input.invalid",
    name ? { key: "refusals.file.oneAtATime", values: { name } } : { key: "refusals.file.oneAtATimeNameless" },
  );
}

function tooLarge(name: string, mostBytes: number): DomainError {
  const most = Math.round(mostBytes / 1_000_000);
  return new DomainError("request.too-large", { key: "refusals.file.tooLarge", values: { name, most } });
}

function incomplete(name: string | undefined, cause: unknown): DomainError {
  return new DomainError(
    "input.invalid",
    name ? { key: "refusals.file.incomplete", values: { name } } : { key: "refusals.file.incompleteNameless" },
    {},
    { cause },
  );
}
