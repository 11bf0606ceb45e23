import { type Doc, isDocument } from "../bson/document.ts";
import { isNumeric, toDouble } from "../bson/number.ts";
import { failedToParse, invalidOptions, MongoError } from "../errors.ts";
import { flag, optionalDoc, optionalNumber, optionalText } from "./arguments.ts";
import { refuseUnknownFields } from "./statement-fields.ts";

const readLevels = ["local", "available", "majority", "linearizable"];
const readFields = ["level", "afterClusterTime", "provenance"];
const writeFields = ["w", "j", "wtimeout", "fsync", "provenance"];

/**
 * Checks a `readConcern`. With one member that answers only from what is on disk, every level that is accepted holds.
 * @throws MongoError 72 for snapshot reads, which are not offered.
 */
export function checkReadConcern(body: Doc): void {
  const concern = optionalDoc(body, "readConcern");
  if (!concern) return;
  refuseUnknownFields("readConcern", concern, readFields);
  const level = optionalText(concern, "level");
  if (level === undefined || readLevels.includes(level)) return;
  if (level === "snapshot") throw invalidOptions("readConcern level 'snapshot' is not supported by this server");
  throw failedToParse(`Enumeration value '${level}' for field 'readConcern.level' is not a valid value.`);
}

/**
 * Checks a `writeConcern` and answers with the error to report beside the result, if it cannot be met.
 * @throws MongoError for a malformed one.
 */
export function checkWriteConcern(body: Doc): Doc | null {
  const concern = optionalDoc(body, "writeConcern");
  if (!concern) return null;
  refuseUnknownFields("writeConcern", concern, writeFields);
  flag(concern, "j");
  optionalNumber(concern, "wtimeout");
  const { w } = concern;
  if (w === undefined || w === "majority") return null;
  if (isNumeric(w)) return checkMemberCount(toDouble(w));
  if (typeof w === "string") {
    const message = `No write concern mode named '${w}' found in replica set configuration`;
    return { code: 79, codeName: "UnknownReplWriteConcern", errmsg: message, errInfo: { writeConcern: concern } };
  }
  throw failedToParse(
    isDocument(w) ? "tags in 'w' are not supported by this server" : "w has to be a number or a string",
  );
}

function checkMemberCount(w: number): Doc | null {
  if (!Number.isInteger(w) || w < 0 || w > 50)
    throw failedToParse("w has to be a non-negative number and not greater than 50");
  if (w <= 1) return null;
  return { code: 100, codeName: "UnsatisfiableWriteConcern", errmsg: "Not enough data-bearing nodes" };
}

/**
 * There are no transactions, and none is half done. Not IllegalOperation, which a driver retells as something else.
 * @throws MongoError 263 for a command that is part of one.
 */
export function refuseTransactions(body: Doc): void {
  if (body["startTransaction"] === undefined && body["autocommit"] === undefined) return;
  const message = "Transactions are not supported by this server; connect to a MongoDB replica set for them";
  throw new MongoError(263, "OperationNotSupportedInTransaction", message);
}
