import { launch } from "./launcher.ts";

await launch({ isProduction: true });
