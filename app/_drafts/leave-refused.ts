import type { Send } from "./send.ts";
import type { Unsent } from "./unsent.ts";

/**
 * A refused text came back to its place, and now the place goes away, as when its ticket leaves the desk: where its writer has not
 * gone on with it, it stands above every page, so that it is seen. What is wrong with its fields is mended in its place alone.
 */
export function leaveRefused({ drafts, outbox }: Unsent, send: Send): void {
  const { mine } = drafts.look(send.place);
  const isAsItWas = mine?.key === send.key && JSON.stringify(mine.texts) === JSON.stringify(send.texts);
  if (!isAsItWas || send.problem?.code === "input.invalid") return;
  drafts.take(send.place);
  outbox.putBack(send);
}
