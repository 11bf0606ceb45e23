import { buildNext } from "./next-build.ts";

await buildNext((line) => console.log(line)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
