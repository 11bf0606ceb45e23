import { rmSync } from "node:fs";
import { mongo } from "mongoose";
import { expect, test } from "vitest";
import { checkWhole } from "./folder/deep-check.ts";
import { folderOf, start } from "./testing/processes.ts";

/** `QUICKFIX_KILLS=50` for the whole figure. */
const kills = Number(process.env["QUICKFIX_KILLS"] ?? 6);
const writerCount = 8;

interface Item {
  _id: string;
  n: number;
  tags: string[];
}

/** What one writer knows of its documents: how each was acknowledged last, and how one may be that was not. */
class Writer {
  readonly known = new Map<string, number | null>();
  unsure: { id: string; n: number | null } | null = null;
  #count = 0;
  readonly #name: string;
  constructor(name: string) {
    this.#name = name;
  }

  /** Inserts, changes and deletes until the server is gone. */
  async work(items: mongo.Collection<Item>, acknowledged: () => void): Promise<void> {
    for (;;) {
      const ids = [...this.known.keys()];
      const id = ids[this.#count % Math.max(ids.length, 1)];
      const step = this.#count++ % 5;
      if (step < 2 || id === undefined) await this.#insert(items);
      else if (step === 4) await this.#remove(items, id);
      else await this.#change(items, id, step === 3);
      acknowledged();
    }
  }

  async #insert(items: mongo.Collection<Item>): Promise<void> {
    const id = `${this.#name}-${this.#count}`;
    this.unsure = { id, n: 0 };
    await items.insertOne({ _id: id, n: 0, tags: [id, "new"] });
    this.#settle();
  }

  async #change(items: mongo.Collection<Item>, id: string, isClaim: boolean): Promise<void> {
    const n = this.known.get(id);
    if (n === null || n === undefined) return;
    this.unsure = { id, n: n + 1 };
    const update = { $inc: { n: 1 }, $push: { tags: `t${n}` } };
    if (isClaim) await items.findOneAndUpdate({ _id: id, n }, update);
    else await items.updateOne({ _id: id }, update);
    this.#settle();
  }

  async #remove(items: mongo.Collection<Item>, id: string): Promise<void> {
    this.unsure = { id, n: null };
    await items.deleteOne({ _id: id });
    this.#settle();
  }

  #settle(): void {
    if (this.unsure) this.known.set(this.unsure.id, this.unsure.n);
    this.unsure = null;
  }

  /** What of its documents is not as it was acknowledged. Afterwards it knows how the unsure one is. */
  lost(found: ReadonlyMap<string, number>): string[] {
    if (this.unsure) {
      const { id, n } = this.unsure;
      if ((found.get(id) ?? null) === n) this.known.set(id, n);
      this.unsure = null;
    }
    return [...this.known].filter(([id, n]) => (found.get(id) ?? null) !== n).map(([id]) => id);
  }
}

test(`loses nothing that it acknowledged in ${kills} kills under load`, async () => {
  using folder = folderOf();
  const writers = Array.from({ length: writerCount }, (_, name) => new Writer(`w${name}`));
  for (let kill = 0; kill <= kills; kill += 1) {
    // The lock of the killed server heals itself, or this start would be refused; so would damage be.
    await using server = await start(folder.path);
    await using client = new mongo.MongoClient(server.uri, { retryWrites: false, serverSelectionTimeoutMS: 1_000 });
    const items = client.db("shop").collection<Item>("items");
    if (kill === 0) await items.createIndexes([{ key: { tags: 1, n: -1 } }, { key: { n: 1 } }]);
    const found = new Map((await items.find().toArray()).map(({ _id, n }) => [_id, n]));
    expect(writers.flatMap((writer) => writer.lost(found))).toEqual([]);
    if (kill === kills) break;
    let left = 50 + ((kill * 97) % 400);
    const acknowledged = () => {
      left -= 1;
      if (left === 0) server.child.kill("SIGKILL");
    };
    await Promise.allSettled(writers.map((writer) => writer.work(items, acknowledged)));
    expect(left).toBeLessThanOrEqual(0);
  }
  expect(checkWhole(folder.path).problems).toEqual([]);
  rmSync(folder.path, { recursive: true });
});
