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
/** What collection and record fit in together, as one exact number; what lies beyond is not kept. */
const recordSpace = 2 ** 32;
const collectionSpace = 2 ** 21;

/** The number that stands for a record, null beyond the space there is: a number that is not exact stands for several. */
function keyOf(collection: number, recordId: number): number | null {
  return collection < collectionSpace && recordId < recordSpace ? collection * recordSpace + recordId : null;
}

/** Recently used documents, capped by the memory they take. */
export class DocumentCache {
  readonly #documents = new LRUCache<number, StoredDocument>({
    maxSize: heapBudgetBytes,
    sizeCalculation: ({ bytes }) => bytes.length * heapFactor + 200,
  });

  get(collection: number, recordId: number): StoredDocument | undefined {
    const key = keyOf(collection, recordId);
    return key === null ? undefined : this.#documents.get(key);
  }

  set(collection: number, recordId: number, document: StoredDocument): void {
    const key = keyOf(collection, recordId);
    if (key === null) return;
    if (document.bytes.length > largestCachedBytes) this.#documents.delete(key);
    else this.#documents.set(key, document);
  }

  delete(collection: number, recordId: number): void {
    const key = keyOf(collection, recordId);
    if (key !== null) this.#documents.delete(key);
  }

  clear(): void {
    this.#documents.clear();
  }
}
