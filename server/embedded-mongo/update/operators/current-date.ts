import { Timestamp } from "bson";
import { describeValue } from "../../bson/describe.ts";
import { isDocument } from "../../bson/document.ts";
import { typeOf } from "../../bson/types.ts";
import { badValue } from "../../errors.ts";
import type { OperatorParser } from "../modification.ts";

export const parseCurrentDate: OperatorParser = (path, argument) => {
  const isTimestamp = parseType(argument) === "timestamp";
  return [
    {
      path,
      creates: true,
      edit: (_current, { now }) => {
        const date = now();
        return isTimestamp ? new Timestamp({ t: Math.floor(date.getTime() / 1000), i: 1 }) : date;
      },
    },
  ];
};

function parseType(argument: unknown): "date" | "timestamp" {
  if (typeof argument === "boolean") return "date";
  if (!isDocument(argument)) {
    throw badValue(
      `${typeOf(argument).name} is not valid type for $currentDate. Please use a boolean ('true') or a $type ` +
        "expression ({$type: 'timestamp/date'}).",
    );
  }
  const unknown = Object.keys(argument).find((name) => name !== "$type");
  if (unknown !== undefined) throw badValue(`Unrecognized $currentDate option: ${unknown}`);
  const { $type: type } = argument;
  if (type === "date" || type === "timestamp") return type;
  throw badValue(
    "The '$type' string field is required to be 'date' or 'timestamp': " +
      `{$currentDate: {field : {$type: 'date'}}}, found ${describeValue(type)}`,
  );
}
