import { type OperatorParser, removed, unchanged } from "../modification.ts";

export const parseSet: OperatorParser = (path, argument) => [{ path, creates: true, edit: () => argument ?? null }];

export const parseSetOnInsert: OperatorParser = (path, argument) => [
  { path, creates: true, onlyOnInsert: true, edit: () => argument ?? null },
];

export const parseUnset: OperatorParser = (path) => [
  { path, creates: false, edit: (current) => (current === undefined ? unchanged : removed) },
];
