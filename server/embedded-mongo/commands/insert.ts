import { decodeNew, encode } from "../bson/document.ts";
import { withIdFirst } from "../wire/raw-bson.ts";
import { flag } from "./arguments.ts";
import type { Command, CommandContext } from "./command.ts";
import { checkWritable, collectionName, findOrCreate } from "./namespace.ts";
import { checkedSize, runBatch, statements, whenDone, withErrors } from "./write-batch.ts";
import { insertDocument } from "./write-document.ts";

/** `insert`: stores documents byte for byte as they came, but for `_id`, which is moved to the front. */
export const insert: Command = {
  isStable: true,
  isWrite: true,
  isRetryable: true,
  fields: ["documents", "ordered", "bypassDocumentValidation"],
  run(context) {
    const name = collectionName(context);
    checkWritable(name);
    const documents = rawDocuments(context);
    const bypasses = flag(context.body, "bypassDocumentValidation");
    const tally = runBatch(context, documents.length, (index, soFar) => {
      const bytes = withIdFirst(documents[index] ?? Buffer.alloc(0));
      insertDocument(findOrCreate(context, name), bytes, decodeNew(bytes), bypasses);
      soFar.n += 1;
    });
    return whenDone(tally, ({ n, errors }) => withErrors({ n }, errors));
  },
};

function rawDocuments(context: CommandContext): readonly Buffer[] {
  const sequence = context.sequences.get("documents");
  if (sequence) return checkedSize("documents", sequence);
  return statements(context, "documents").map((doc) => Buffer.from(encode(doc)));
}
