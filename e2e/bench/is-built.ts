import { access } from "node:fs/promises";
import path from "node:path";

/** Whether there is a production build; making one takes a minute and more. */
export function isBuilt(): Promise<boolean> {
  return access(path.resolve(import.meta.dirname, "../../.next/BUILD_ID")).then(
    () => true,
    () => false,
  );
}
