import { strFromU8, unzipSync } from "fflate";

/** The files of an archive, by name, as text. */
export async function readArchive(response: Response): Promise<Readonly<Record<string, string>>> {
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}
