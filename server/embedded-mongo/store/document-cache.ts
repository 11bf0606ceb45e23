import { LRUCache } from "lru-cache";
import { type Doc, decode } from "../bson/document.ts";

/** A document as stored, decoded when first asked for. Nobody changes `doc`: an update makes a new one. */
export class StoredDocument {
  readonly bytes: Buffer;
  #doc: Doc | null;

  constructor(bytes: Buffer, doc: Doc | null = null) {
    this.bytes = bytes;
    this.#doc = doc;
  }

  get doc(): Doc {
    this.#doc ??= decode(this.bytes);
    return this.#doc;
  }
}

/** A decoded document takes about this many times its encoded size, measured on complaints of 400 to 2,000 bytes. */
const heapFactor = 6;
const heapBudgetBytes = 16 * 1024 * 1024;
/** A document larger than this would push out hundreds of small ones. */
const largestCachedBytes = 256 * 1024;
/** Record ids stay far below this, so that collection and record fit one exact number. */
const recordSpace = 2 ** 40;

/** Recently used documents, capped by the memory they take. */
export class DocumentCache {
  readonly #documents = new LRUCache<number, StoredDocument>({
    maxSize: heapBudgetBytes,
    sizeCalculation: ({ bytes }) => bytes.length * heapFactor + 200,
  });

  get(collection: number, recordId: number): StoredDocument | undefined {
    return this.#documents.get(collection * recordSpace + recordId);
  }

  set(collection: number, recordId: number, document: StoredDocument): void {
    const key = collection * recordSpace + recordId;
    if (document.bytes.length > largestCachedBytes) this.#documents.delete(key);
    else this.#documents.set(key, document);
  }

  delete(collection: number, recordId: number): void {
    this.#documents.delete(collection * recordSpace + recordId);
  }

  clear(): void {
    this.#documents.clear();
  }
}
