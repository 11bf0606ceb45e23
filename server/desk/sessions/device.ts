import Bowser from "bowser";

/** Which browser on which system, in words. Only a guess for its owner: a browser says of itself what it likes. */
export function deviceOf(userAgent: string): string {
  if (userAgent.trim() === "") return "An unknown device";
  const { browser, os } = Bowser.parse(userAgent);
  if (!browser.name) return "A program";
  return os.name ? `${browser.name} on ${os.name}` : browser.name;
}
