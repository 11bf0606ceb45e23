import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync(new URL("globals.css", import.meta.url), "utf8");

function rolesIn(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf("\n}", start));
  return new Map([...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name = "", hex = ""]) => [name, hex]));
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.039_28 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = ["canvas", "surface", "raised", "sunken"];
const COLOURS = ["accent", "positive", "waiting", "urgent", "danger"];
const TEXT_PAIRS = [
  ...GROUNDS.flatMap((ground) => ["text", "muted", ...COLOURS].map((ink) => [ink, ground] as const)),
  ...COLOURS.map((ink) => [ink, `${ink}-soft`] as const),
  ...COLOURS.flatMap((ink) => [["text", `${ink}-soft`] as const, ["muted", `${ink}-soft`] as const]),
  ["on-accent", "accent"] as const,
  ["on-accent", "accent-strong"] as const,
  ["on-danger", "danger"] as const,
];

describe.each([
  ["light", ":root"],
  ["dark", '[data-theme="dark"]'],
])("in the %s theme", (_theme, selector) => {
  const roles = rolesIn(selector);
  const of = (name: string): string => roles.get(name) ?? `missing ${name}`;

  test.each(TEXT_PAIRS)("%s reads on %s", (ink, ground) => {
    expect(contrast(of(ink), of(ground))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(["canvas", "surface", "raised"])("the edge of a control is seen on %s", (ground) => {
    expect(contrast(of("control"), of(ground))).toBeGreaterThanOrEqual(3);
  });
});
