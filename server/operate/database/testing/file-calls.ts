import { fileIdOf } from "#server/core/ids.ts";
import { createFileRowStore } from "#server/desk/files/store.ts";
import type { Calls, Opener } from "./calls.ts";
import { ago, customerId, LATER, macroId, NEWEST, NOW, objectId, RECENTLY, ticketId } from "./filled.ts";

const MAYA = customerId(7);
const fileId = (n: number) => fileIdOf(objectId("b", n).toHexString());
const NEW = { id: fileId(5_000), name: "lamp.txt", type: "text/plain", bytes: 18 };

/** One of a day's files is with no complaint. */
export const aFile = (n: number) => ({
  _id: objectId("b", n),
  uploaderId: objectId("c", n % 50),
  name: "lamp.txt",
  type: "text/plain",
  bytes: 18,
  at: ago((NEWEST - n) * 600),
  ...(n % 40 === 7
    ? { state: "kept", expiresAt: ago(n < 100 ? 100 : -100) }
    : { state: "attached", complaintId: objectId("7", n) }),
});

/** Files, from their coming to their going. */
export function fileCalls({ open }: Opener): Calls {
  const files = open(createFileRowStore);
  return {
    "a new file": () => files.insert({ ...NEW, uploaderId: MAYA, at: NOW, expiresAt: LATER }),
    "a file whose contents are there": () => files.keep(NEW.id),
    "whether there is a file": () => files.hasKept(),
    "a file": () => files.find(fileId(1)),
    "what somebody sent lately": () => files.uploadedSince(MAYA, RECENTLY),
    "files set aside for a complaint": () => files.hold([NEW.id], MAYA, ticketId(1), LATER),
    "files given back": () => files.release([NEW.id], ticketId(1), LATER),
    "files that a complaint names": () => files.attach([fileId(1)], ticketId(1)),
    "files set aside for a macro": () => files.holdForMacro([NEW.id], MAYA, macroId(1), LATER),
    "files that a macro did not get": () => files.releaseFromMacro([NEW.id], macroId(1), LATER),
    "files that a macro names": () => files.attachToMacro([fileId(1)], macroId(1)),
    "files that a macro names no more": () => files.endWithMacro([fileId(1)], macroId(1), LATER, NOW),
    "how many files a complaint has": () => files.countOf(ticketId(1), 200),
    "files of a complaint": () => files.listOf(ticketId(1)),
    "files of somebody that no complaint has": () => files.looseOf(MAYA),
    "files whose time is over": () => files.listExpired(NOW, 10),
    "a file that begins to go": () => files.beginGoing(fileId(7), NOW, LATER),
    "a file that is taken back": () => files.takeBack(NEW.id, MAYA, LATER),
    "a file that is gone": () => files.drop(fileId(7)),
  };
}
