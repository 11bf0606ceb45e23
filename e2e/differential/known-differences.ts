import type { Doc } from "#server/embedded-mongo/bson/document.ts";
import { BROKE_OFF } from "./engines.ts";
import { hasEmptyOrNested, hasNestedArray, meetsArray, throughArrays, withoutZeros } from "./known-shapes.ts";
import { show } from "./show.ts";

/** One statement that two engines answered differently, answers as text. */
export interface Difference {
  docs: readonly Doc[];
  command: Doc;
  ours: string;
  theirs: string;
}

interface KnownDifference {
  /** Who is wrong and why; MongoDB's documentation and its published code decide. */
  why: string;
  holds(difference: Seen): boolean;
}

interface Seen extends Difference {
  /** The statement as text. */
  said: string;
  isRefused: { ours: number | null; theirs: number | null };
}

const asks = (...names: string[]) => {
  const pattern = new RegExp(names.map((name) => `${RegExp.escape(name)}\\b`).join("|"));
  return ({ said }: Seen): boolean => pattern.test(said);
};
const ofCodes = (...codes: number[]) => new Set<number | null>(codes);
const isWrite = ({ command }: Seen): boolean => "update" in command || "findAndModify" in command;
const inTurnCodes = ofCodes(14, 16702, 17043, 17047, 28664, 34468);
const inTurn = asks("$add", "$multiply", "$concat", "$concatArrays", "$setUnion", "$setIntersection", "$zip");
const dated = asks(
  "$dateAdd",
  "$dateDiff",
  "$dateTrunc",
  "$dateToString",
  "$dateFromString",
  "$dateToParts",
  "$dateFromParts",
);

/** Of SecantusDB 0.7.0b3. */
const known: readonly KnownDifference[] = [
  {
    why: "SecantusDB stops answering after some mistakes in an expression, or says that the mistake is its own.",
    holds: ({ isRefused }) => isRefused.theirs === BROKE_OFF || isRefused.theirs === 1,
  },
  {
    why: "Which of several mistakes in one statement is named is nobody's promise.",
    holds: ({ isRefused }) => isRefused.ours !== null && isRefused.theirs !== null,
  },
  {
    why: "SecantusDB works out constant expressions, and projects positions, before there are documents; here that comes with the first document.",
    holds: ({ ours, isRefused }) =>
      isRefused.theirs !== null && (ours === "" || /^\{ n: 0|updatedExisting: false|^\{ some: \[\]/.test(ours)),
  },
  {
    why: "SecantusDB refuses a mistake in a branch or an operand that MongoDB does not come to.",
    holds: (seen) =>
      seen.isRefused.theirs !== null &&
      (inTurn(seen) ||
        asks("$cond", "$switch", "$ifNull", "$and", "$or", "$filter", "$map", "$convert", "$regexFind")(seen)),
  },
  {
    why: "SecantusDB looks for null in all operands first, MongoDB looks at them in turn and refuses the first that is wrong.",
    holds: (seen) => inTurnCodes.has(seen.isRefused.ours) && seen.isRefused.theirs === null && inTurn(seen),
  },
  {
    why: "In SecantusDB a path through an array that holds no documents is missing; in MongoDB it is an empty array.",
    holds: ({ said, docs }) =>
      throughArrays.some((path) => said.includes(`"$${path}"`) && docs.some((doc) => meetsArray(doc, path))),
  },
  {
    why: "Arguments of dates that are null or missing make the date null; SecantusDB refuses them, or has them not given.",
    holds: (seen) =>
      dated(seen) && /(?:timezone|format|iso8601|startOfWeek|binSize|unit): (?:null|"\$nothing")/.test(seen.said),
  },
  {
    why: "MongoDB's $isoWeekYear is a long, SecantusDB's an int.",
    holds: asks("$isoWeekYear"),
  },
  {
    why: "What onNull and onError leave missing is missing; in SecantusDB it is null.",
    holds: asks("$convert", "onNull"),
  },
  {
    why: "SecantusDB's $toString writes exponents from 1e16 on, as Python does.",
    holds: (seen) => asks("$toString")(seen) && /e\+(?:1[6-9]|20)/.test(seen.theirs),
  },
  {
    why: "A double counts as a decimal of 15 digits in MongoDB, so that zeros stay behind the point.",
    holds: ({ ours, theirs }) => ours.includes("Decimal128") && withoutZeros(ours) === withoutZeros(theirs),
  },
  {
    why: "Transcendental functions of decimals are refused here: they would have the digits of doubles alone.",
    holds: ({ isRefused }) => isRefused.ours === 238,
  },
  {
    why: "MongoDB's positional projection leaves a field alone that is no array; SecantusDB refuses it.",
    holds: ({ isRefused, said }) => isRefused.theirs === 51246 && said.includes(".$"),
  },
  {
    why: "$pop and $rename refuse a path through a value without fields; SecantusDB passes over it.",
    holds: (seen) => isWrite(seen) && seen.isRefused.ours === 28 && asks("$pop", "$rename")(seen),
  },
  {
    why: "An array that a number leads to is one value to a condition, and an empty one has nothing, not even a missing field; SecantusDB opens it.",
    holds: ({ said, docs }) => /"\w\.(?:\d|x\.\d)/.test(said) && docs.some(hasEmptyOrNested),
  },
  {
    why: "SecantusDB's $first and $last of an empty array are null, MongoDB's are missing.",
    holds: asks("$first", "$last"),
  },
  {
    why: "SecantusDB's $count counts no documents as a document in $facet.",
    holds: ({ said, theirs }) => said.includes("$facet") && theirs.includes("all: [{ n: 0 }]"),
  },
  {
    why: "$getField of what is no document is missing in MongoDB, null in SecantusDB.",
    holds: asks("$getField"),
  },
  {
    why: "MongoDB answers null before it looks at the types of these, SecantusDB refuses the type.",
    holds: (seen) => ofCodes(28724, 28689, 28690, 28691, 17048, 17049, 16611).has(seen.isRefused.theirs),
  },
  {
    why: "SecantusDB answers null before it looks at the types of these, MongoDB refuses the type.",
    holds: (seen) =>
      ofCodes(51744, 51745, 51746, 34450, 34452, 16034, 16035, 28725, 50752, 327391, 327392).has(seen.isRefused.ours),
  },
  {
    why: "MongoDB evaluates both operands before it looks for null, SecantusDB ends with the first.",
    holds: (seen) =>
      seen.isRefused.theirs === null &&
      seen.isRefused.ours !== null &&
      asks("$slice", "$sortArray", "$regexFind", "$setDifference", "$dateToParts")(seen),
  },
  {
    why: "SecantusDB finds paths that collide, operators with several operands in $group, and conflicts, when there are documents.",
    holds: ({ isRefused, theirs }) =>
      ofCodes(31249, 31250, 40237, 40).has(isRefused.ours) &&
      (theirs === "" || theirs.includes("updatedExisting: false")),
  },
  {
    why: "Two arrays have no order together: MongoDB refuses such a sort, SecantusDB does not.",
    holds: ({ isRefused, said }) => isRefused.ours === 2 && isRefused.theirs === null && said.includes("sort: {"),
  },
  {
    why: "An element that is no document has no field to sort by and counts as null, as in an index; SecantusDB passes over it.",
    holds: ({ said, docs }) => /sort: \{[^}]*"\w\.[a-z]/i.test(said) && docs.some(hasEmptyOrNested),
  },
  {
    why: "Any number but zero keeps a field in $project; in SecantusDB some are values.",
    holds: ({ said }) => /\$project: \{[^{]*: -?\d/.test(said),
  },
  {
    why: "The older operators on strings write timestamps in the server's time zone and language in MongoDB; here they are refused.",
    holds: ({ isRefused }) => isRefused.ours === 16007,
  },
  {
    why: "Without a format $dateToString ends with Z in UTC alone; in SecantusDB in every zone.",
    holds: ({ said, ours, theirs }) =>
      said.includes("$dateToString") && theirs.replaceAll('Z"', '"') === ours.replaceAll('Z"', '"'),
  },
  {
    why: "A number is no position in a pipeline's paths; in SecantusDB it is.",
    holds: (seen) => isWrite(seen) && /\$unset: "\w+\.\d/.test(seen.said),
  },
  {
    why: "$set of a pipeline makes the documents on the way, even for a missing value.",
    holds: (seen) => isWrite(seen) && /u(?:pdate)?: \[\{ \$set: \{ "/.test(seen.said),
  },
  {
    why: "$elemMatch looks into arrays inside the array, as into documents with positions for names; SecantusDB does not.",
    holds: ({ said, docs }) => said.includes("$elemMatch") && docs.some(hasNestedArray),
  },
  {
    why: "SecantusDB's positions in projections keep no array in an array.",
    holds: ({ said }) => said.includes("$slice") && said.includes("projection"),
  },
  {
    why: "SecantusDB leaves out null in distinct.",
    holds: ({ command, ours }) => "distinct" in command && ours.includes("ll"),
  },
  {
    why: "SecantusDB looks at $rename when there is something to rename, MongoDB when it reads the update.",
    holds: (seen) => ofCodes(2, 40).has(seen.isRefused.ours) && asks("$rename")(seen),
  },
  {
    why: "SecantusDB passes over $[] and $[name] where there is no array, and over $ where there is no match; MongoDB refuses them.",
    holds: (seen) => isWrite(seen) && seen.isRefused.ours === 2 && /\.\$(?:\[|"|\.)/.test(seen.said),
  },
  {
    why: "SecantusDB upserts from two conditions on one field, or from one on a field within an equal one.",
    holds: (seen) => isWrite(seen) && seen.isRefused.ours === 54,
  },
  {
    why: "SecantusDB upserts patterns as values.",
    holds: ({ said, theirs }) => said.includes("upsert: true") && /: \/[^/]*\//.test(theirs),
  },
  {
    why: "New fields come in order of their names, numbers as numbers, over all operators of an update; SecantusDB's as they are written.",
    holds: (seen) => isWrite(seen) && [...seen.ours].sort().join("") === [...seen.theirs].sort().join(""),
  },
  {
    why: "SecantusDB replaces a document that $set of a pipeline gives fields to.",
    holds: (seen) => isWrite(seen) && /u(?:pdate)?: \[\{ \$set: \{[^}]*: \{ p: /.test(seen.said),
  },
  {
    why: "SecantusDB refuses an $elemMatch with $or on elements that are no documents.",
    holds: ({ said, isRefused }) => isRefused.theirs === 2 && said.includes("$elemMatch: { $or"),
  },
  {
    why: "SecantusDB does not refuse inclusion and exclusion in one projection when one of them is a position.",
    holds: ({ said, isRefused }) =>
      ofCodes(31253, 31254).has(isRefused.ours) && isRefused.theirs === null && said.includes(".$"),
  },
];

/** Whether it is written down why these answers differ. */
export function isKnown(difference: Difference): boolean {
  const codeOf = (answer: string) => {
    const code = /^refused with (-?\d+)/.exec(answer)?.[1];
    return code === undefined ? null : Number(code);
  };
  const { command, ours, theirs } = difference;
  const seen = { ...difference, said: show(command), isRefused: { ours: codeOf(ours), theirs: codeOf(theirs) } };
  return known.some(({ holds }) => holds(seen));
}
