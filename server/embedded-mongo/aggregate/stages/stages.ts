import { locationError, type MongoError, mongoError, notImplemented } from "../../errors.ts";
import { checkForInterrupt } from "../../interrupt.ts";
import type { StageCompiler } from "../stage.ts";
import { compileBucket } from "./bucket.ts";
import { transforms } from "./document-stages.ts";
import { compileDocuments, compileWrite } from "./ends.ts";
import { compileCount, compileGroup, compileSortByCount } from "./group.ts";
import { compileFacet, compileLookup, compileUnionWith } from "./inner-pipelines.ts";
import { compileSample } from "./sample.ts";
import { compileLimit, compileMatch, compileSkip, compileSortStage } from "./selection.ts";
import { compileUnwind } from "./unwind.ts";

/** Every stage there is. */
export const stageCompilers: Readonly<Record<string, StageCompiler>> = {
  ...Object.fromEntries(Object.entries(transforms).map(([name, compile]) => [name, perDocument(compile)])),
  $bucket: compileBucket,
  $count: compileCount,
  $documents: compileDocuments,
  $facet: compileFacet,
  $group: compileGroup,
  $limit: compileLimit,
  $lookup: compileLookup,
  $match: compileMatch,
  $merge: compileWrite("merge"),
  $out: compileWrite("out"),
  $sample: compileSample,
  $skip: compileSkip,
  $sort: compileSortStage,
  $sortByCount: compileSortByCount,
  $unionWith: compileUnionWith,
  $unwind: compileUnwind,
};

function perDocument(compile: (typeof transforms)[string]): StageCompiler {
  return (spec) => {
    const transform = compile(spec);
    return function* (docs, { vars }) {
      for (const doc of docs) {
        checkForInterrupt();
        yield transform(doc, vars);
      }
    };
  };
}

const knownButMissing = new Set([
  "$bucketAuto",
  "$collStats",
  "$densify",
  "$fill",
  "$graphLookup",
  "$indexStats",
  "$planCacheStats",
  "$redact",
  "$setWindowFields",
]);

/** The refusal of a stage: unknown to MongoDB, or known there and not offered here. */
export function unsupportedStage(name: string): MongoError {
  if (name === "$changeStream") {
    return locationError(40573, "The $changeStream stage is only supported on replica sets");
  }
  if (name === "$geoNear") return mongoError(291, "unable to find index for $geoNear query");
  if (knownButMissing.has(name)) return notImplemented(`The ${name} stage is not supported`);
  return locationError(40324, `Unrecognized pipeline stage name: '${name}'`);
}
