import { conversionFailure, locationError, MongoError } from "../../errors.ts";
import type { OperatorTable } from "../evaluate.ts";
import { checkFormat, formatDate } from "./date-format.ts";
import { checkParsedFormat, parseFormattedDate, parseIsoDate } from "./date-parse.ts";
import { dateFor, rememberZones, utc, type Zone, type ZoneFor } from "./date-zone.ts";
import { isNullish, namedFields, typeName } from "./define.ts";

export const dateTextOperators: OperatorTable = {
  $dateToString: (argument, compile, name) => {
    const fields = namedFields(argument, name, {
      required: ["date"],
      optional: ["format", "timezone", "onNull"],
      codes: [18629, 18534, 18628],
    });
    const optional = (field: string) => (Object.hasOwn(fields, field) ? compile(fields[field]) : null);
    const zoneFor = rememberZones();
    const date = compile(fields["date"]);
    const [format, timezone, onNull] = ["format", "timezone", "onNull"].map(optional);
    return (doc, vars) => {
      const value = date(doc, vars);
      const how = format?.(doc, vars);
      if (!isNullish(how)) checkFormat(textOf(how, 18533, "$dateToString requires that 'format' be a string"));
      const zone = zoneOf(timezone?.(doc, vars), timezone, zoneFor);
      if (isNullish(value)) return onNull ? onNull(doc, vars) : null;
      if (zone === null || (format && isNullish(how))) return null;
      const written = how ?? (zone === utc ? "%Y-%m-%dT%H:%M:%S.%LZ" : "%Y-%m-%dT%H:%M:%S.%L");
      const moment = dateFor(value, 16006, "can't convert to Date from BSON type");
      return moment && formatDate(moment, String(written), zone);
    };
  },
  $dateFromString: (argument, compile, name) => {
    const fields = namedFields(argument, name, {
      required: ["dateString"],
      optional: ["format", "timezone", "onError", "onNull"],
      codes: [40540, 40541, 40542],
    });
    const optional = (field: string) => (Object.hasOwn(fields, field) ? compile(fields[field]) : null);
    const zoneFor = rememberZones();
    const text = compile(fields["dateString"]);
    const [format, timezone, onError, onNull] = ["format", "timezone", "onError", "onNull"].map(optional);
    return (doc, vars) => {
      const value = text(doc, vars);
      const how = format ? format(doc, vars) : undefined;
      if (!isNullish(how)) checkParsedFormat(textOf(how, 40684, "$dateFromString requires that 'format' be a string"));
      const zone = timezone ? timezone(doc, vars) : undefined;
      const isWithoutZone = timezone && isNullish(zone);
      // An unknown zone is refused whatever there is to read.
      if (!isWithoutZone) zoneFor(zone);
      if (isNullish(value)) return onNull ? onNull(doc, vars) : null;
      try {
        const written = textFor(value);
        if (isWithoutZone || (format && isNullish(how))) return null;
        return parseDate(written, how, zone, zoneFor);
      } catch (error) {
        if (onError && error instanceof MongoError && error.code === 241) return onError(doc, vars);
        throw error;
      }
    };
  },
};

function textOf(value: unknown, code: number, problem: string): string {
  if (typeof value === "string") return value;
  throw locationError(code, problem);
}

/** The zone of a date, UTC where none is asked for; null where the one asked for is null or missing. */
function zoneOf(zone: unknown, asked: unknown, zoneFor: ZoneFor): Zone | null {
  return asked && isNullish(zone) ? null : zoneFor(zone);
}

function textFor(value: unknown): string {
  if (typeof value === "string") return value;
  throw conversionFailure(`$dateFromString requires that 'dateString' be a string, found: ${typeName(value)}`);
}

function parseDate(value: string, format: unknown, zone: unknown, zoneFor: ZoneFor): Date {
  const zoneName = zone === undefined ? undefined : String(zone);
  const parsed =
    typeof format !== "string"
      ? parseIsoDate(value, zoneName, zoneFor)
      : parseFormattedDate(value, format, zoneFor(zone), zoneFor);
  if (parsed === null) throw conversionFailure(`Error parsing date string '${value}'`);
  return parsed;
}
