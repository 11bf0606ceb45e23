import { hostname } from "node:os";
import packageJson from "../../package.json" with { type: "json" };

/** This process, as failures, traces and the console name it. */
export const WORKER = `${hostname()}:${process.pid}`;
export const { version: VERSION } = packageJson;
