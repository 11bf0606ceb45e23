import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { LaunchOptions } from "@playwright/test";

/** How to start a browser; no path and no channel is Playwright's own. */
export type BrowserLaunch = Pick<LaunchOptions, "executablePath" | "channel" | "env">;

export interface Candidate {
  /** What to tell people which one it is. */
  readonly name: string;
  /** Makes sure that it is there; null when this machine does not have it. */
  readonly prepare: () => Promise<BrowserLaunch | null>;
}

const LINUX_PATHS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/snap/bin/chromium"];
const PLAYWRIGHT_CLI = fileURLToPath(import.meta.resolve("@playwright/test/cli"));
const INSTALL_WITHIN_MS = 180_000;

/** Where a browser can come from, the ones that cost nothing first. */
export function browserCandidates(say: (line: string) => void): Candidate[] {
  return [
    { name: "Playwright's own browser", prepare: async () => ({}) },
    ...LINUX_PATHS.map((file) => ({
      name: file,
      prepare: async () => (existsSync(file) ? { executablePath: file } : null),
    })),
    ...["chrome", "chromium", "msedge"].map((channel) => ({
      name: `the installed ${channel}`,
      prepare: async () => ({ channel }),
    })),
    { name: "Playwright's own browser, just installed", prepare: () => installOwn(say) },
    { name: "the browser of @sparticuz/chromium", prepare: unpack },
    { name: "the browser of @sparticuz/chromium with its libraries", prepare: unpackWithLibraries },
  ];
}

async function installOwn(say: (line: string) => void): Promise<BrowserLaunch | null> {
  say("Installing a browser with: playwright install chromium --only-shell");
  const child = spawn(process.execPath, [PLAYWRIGHT_CLI, "install", "chromium", "--only-shell"], {
    stdio: ["ignore", "ignore", "pipe"],
    timeout: INSTALL_WITHIN_MS,
  });
  const problems: Buffer[] = [];
  child.stderr.on("data", (chunk: Buffer) => problems.push(chunk));
  const code = await new Promise((resolve) => child.once("close", resolve));
  if (code === 0) return {};
  say(`It could not be installed. ${firstLine(Buffer.concat(problems).toString())}`);
  return null;
}

/** A browser that comes as an npm package, for machines that may reach nothing but a package registry. */
async function unpack(): Promise<BrowserLaunch | null> {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  const { default: chromium } = await import("@sparticuz/chromium");
  return { executablePath: await chromium.executablePath() };
}

/** The same on a machine without the libraries that browsers need; the package brings those too. */
async function unpackWithLibraries(): Promise<BrowserLaunch | null> {
  const launch = await unpack();
  if (!launch) return null;
  const { inflate } = await import("@sparticuz/chromium");
  const entry = fileURLToPath(import.meta.resolve("@sparticuz/chromium"));
  const folder = await inflate(path.join(path.dirname(entry), "../bin/al2023.tar.br"));
  return { ...launch, env: { ...definedEnv(), LD_LIBRARY_PATH: path.join(folder, "lib") } };
}

function definedEnv(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

function firstLine(text: string): string {
  return text.trim().split("\n")[0] ?? "";
}
