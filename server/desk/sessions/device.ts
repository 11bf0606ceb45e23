import Bowser from "bowser";
import { wordsOf } from "#server/core/saying.ts";

/** Which browser on which system, in words. Only a guess for its owner: a browser says of itself what it likes. */
export function deviceOf(userAgent: string): string {
  if (userAgent.trim() === "") return wordsOf({ key: "told.device.unknown" });
  const { browser, os } = Bowser.parse(userAgent);
  if (!browser.name) return wordsOf({ key: "told.device.program" });
  return os.name
    ? wordsOf({ key: "told.device.on", values: { browser: browser.name, system: os.name } })
    : browser.name;
}
