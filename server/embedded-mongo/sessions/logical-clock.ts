import { Binary, Long, Timestamp } from "bson";
import { encode } from "../bson/document.ts";

const sample = encode({
  $clusterTime: {
    clusterTime: new Timestamp({ t: 1, i: 1 }),
    signature: { hash: new Binary(Buffer.alloc(20)), keyId: Long.ZERO },
  },
  operationTime: new Timestamp({ t: 1, i: 1 }),
});
/** The two fields as they stand in a reply, without the document around them. */
const template = Buffer.from(sample.subarray(4, -1));
const timeBytes = Buffer.from([1, 0, 0, 0, 1, 0, 0, 0]);
const clusterTimeAt = template.indexOf(timeBytes);
const operationTimeAt = template.lastIndexOf(timeBytes);

/** The time that replica-set members exchange: seconds, and a counter within the second. */
export class LogicalClock {
  readonly #now: () => Date;
  #seconds = 0;
  #increment = 0;
  /** Made when it is asked for, of what the two say. */
  #time: Timestamp | null = null;

  constructor(now: () => Date) {
    this.#now = now;
    this.tick();
  }

  /** Moves on, as every write does. */
  tick(): void {
    this.#time = null;
    const seconds = Math.floor(this.#now().getTime() / 1000);
    if (seconds > this.#seconds) {
      this.#seconds = seconds;
      this.#increment = 1;
    } else {
      this.#increment += 1;
    }
  }

  get time(): Timestamp {
    this.#time ??= new Timestamp({ t: this.#seconds, i: this.#increment });
    return this.#time;
  }

  /** `$clusterTime` and `operationTime`, encoded for the end of a reply. */
  replyFields(): Buffer {
    const bytes = Buffer.from(template);
    for (const at of [clusterTimeAt, operationTimeAt]) {
      bytes.writeUInt32LE(this.#increment, at);
      bytes.writeUInt32LE(this.#seconds, at + 4);
    }
    return bytes;
  }
}
