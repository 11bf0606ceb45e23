import type { Configuration } from "./configuration.ts";
import { DECLINING } from "./scenes-of-declines.ts";
import { STAGE } from "./stage.ts";

/** Two in three commands leave nothing behind but their event. */
const LAST_WORDS = [1, 1, Number.POSITIVE_INFINITY];

/**
 * The very situations that single rules protect from, directly: each rule that few other runs depend on has one in which
 * its absence shows at once, however the schedule around it changes.
 */
export const SCENES = {
  "scene: claimed for somebody who leaves": {
    ...STAGE,
    scene: [["file", "hesitation", "duty"], ["duty"], ["resolve", "resolve"]],
    hesitation: 0.6,
    hesitant: ["commitAll"],
  },
  "scene: claimed while it changes": {
    ...STAGE,
    scene: [["file", "hesitation", "priority"], ["resolve"]],
    // A line that is read whole: behind a full page another round follows in any case.
    linePage: 8,
    hesitation: 0.6,
    hesitant: ["commitAll"],
  },
  "scene: stored by another who dies": {
    ...STAGE,
    scene: [
      ["file", "file", "file"],
      ["resolve", "resolve"],
      ["file", "file"],
      ["resolve", "resolve"],
    ],
    agents: 3,
    consumers: 3,
    hesitation: 0.5,
    hesitant: ["appendEvents"],
    hesitationsMs: [2_500, 4_000],
    lastWrite: 0.15,
  },
  "scene: two claims, one place": {
    ...STAGE,
    scene: [["file", "hesitation", "file"], ["resolve"], ["resolve"]],
    hesitation: 0.6,
    hesitant: ["commitAll"],
  },
  "scene: urgent while away": {
    ...STAGE,
    scene: [["file"], ["reply"], ["vanish"], ["priority"], ["priority"], ["sign"], ["resolve"]],
    lastWords: LAST_WORDS,
  },
  "scene: written to while away": {
    ...STAGE,
    scene: [["file"], ["reply"], ["vanish"], ["write"], ["sign"], ["resolve"]],
  },
  "scene: refreshes race": {
    ...STAGE,
    scene: [["file", "hesitation", "resolve"]],
    hesitation: 0.8,
    hesitant: ["writeHint"],
  },
  "scene: refreshes race, and nothing changes": {
    ...STAGE,
    scene: [["file"], ["file"], ["wait", "hesitation", "answer"]],
    hesitation: 0.8,
    hesitant: ["writeHint"],
  },
  "scene: a refresh outlives the duty": {
    ...STAGE,
    scene: [["file", "hesitation", "duty"], ["duty"], ["resolve"]],
    hesitation: 0.9,
    hesitant: ["writeHint"],
  },
  "scene: reads grow old": {
    ...STAGE,
    scene: [["file", "hesitation", "resolve"]],
    lastWords: LAST_WORDS,
    hesitation: 0.4,
    hesitant: ["findAgent"],
  },
  "scene: a promotion is lost": {
    ...STAGE,
    scene: [["file"], ["wait"], ["answer", "hesitation", "priority", "priority"], ["resolve"]],
    lastWords: LAST_WORDS,
    people: 60,
    hesitation: 0.7,
    hesitant: ["commit"],
  },
  "scene: corrected away from its agent": {
    ...STAGE,
    skills: true,
    scene: [["file"], ["recategorise"], ["recategorise"], ["file"], ["resolve"]],
    lastWords: LAST_WORDS,
  },
  "scene: corrected while it waits for its customer": {
    ...STAGE,
    skills: true,
    scene: [["file"], ["wait"], ["recategorise"], ["recategorise"], ["answer"]],
    lastWords: LAST_WORDS,
  },
  "scene: a promotion comes late": {
    ...STAGE,
    scene: [["file"], ["reply"], ["duty"], ["duty", "hesitation", "duty"], ["duty"], ["resolve"]],
    hesitation: 0.8,
    hesitant: ["commit"],
  },
  "scene: a place is taken away late": {
    ...STAGE,
    scene: [["file"], ["reply"], ["duty", "hesitation", "duty"]],
    lastWords: [2],
    hesitation: 0.6,
    hesitant: ["commit"],
  },
  "scene: a release is lost": {
    ...STAGE,
    scene: [["file"], ["duty", "hesitation", "priority"], ["duty"], ["resolve"]],
    lastWords: LAST_WORDS,
    hesitation: 0.6,
    hesitant: ["commit"],
  },
  "scene: beyond a lowered capacity": {
    ...STAGE,
    opening: "lowered",
    leastCapacity: 2,
    capacity: 2,
    scene: [["file", "file", "hesitation", "give"], ["resolve"], ["resolve"]],
    hesitation: 0.6,
    hesitant: ["commitAll"],
  },
  "scene: told late, and given again": {
    ...STAGE,
    scene: [["file", "hesitation", "duty"], ["give"], ["duty"], ["resolve"]],
    hesitation: 0.6,
    hesitant: ["appendEvents"],
  },
  "scene: told late, and kept": {
    ...STAGE,
    scene: [["file", "reply", "duty"], ["duty"], ["resolve"]],
    hesitation: 0.6,
    hesitant: ["appendEvents"],
  },
  "scene: last words": {
    ...STAGE,
    agents: 2,
    scene: [["file"], ["take-back"], ["give"], ["close"]],
    lastWords: LAST_WORDS,
  },
  "scene: last words about waiting": {
    ...STAGE,
    scene: [["file"], ["wait"], ["answer"], ["resolve"]],
    lastWords: LAST_WORDS,
  },
  "scene: last words of agents": {
    ...STAGE,
    capacity: 2,
    skills: true,
    scene: [["file"], ["skills"], ["capacity"], ["retire"], ["reinstate"], ["duty"]],
    lastWords: LAST_WORDS,
  },
  "scene: asked again": {
    ...STAGE,
    scene: [["file"], ["reply"], ["wait"], ["answer"], ["resolve"]],
    lostAnswer: 0.15,
  },
  "scene: killed after the claim": { ...STAGE, scene: [["file"], ["resolve"]], lastWrite: 0.3 },
  "scene: answered beside the line": {
    ...STAGE,
    leastCapacity: 2,
    capacity: 2,
    scene: [["file"], ["wait"], ["answer", "file"]],
    lastWords: LAST_WORDS,
  },
  "scene: answered while busy": {
    ...STAGE,
    scene: [["file"], ["wait"], ["file"], ["answer"], ["duty"], ["duty"], ["resolve"], ["resolve"]],
  },
  "scene: given, answered, left": {
    ...STAGE,
    scene: [["duty"], ["file"], ["give"], ["duty"], ["wait"], ["answer"], ["duty"], ["duty"], ["resolve"]],
  },
  "scene: begun, answered, left": {
    ...STAGE,
    scene: [["file"], ["reply"], ["duty"], ["duty"], ["wait"], ["answer"], ["duty"], ["duty"], ["resolve"]],
  },
  "scene: taken, left": { ...STAGE, scene: [["duty"], ["file"], ["take"], ["duty"], ["duty"], ["resolve"]] },
  "scene: many wait for one": {
    ...STAGE,
    leastCapacity: 3,
    capacity: 3,
    linePage: 1,
    scene: [["duty"], ["file", "file", "file"], ["duty"], ["resolve", "resolve", "resolve"]],
  },
  "scene: one's own ahead in line": {
    ...STAGE,
    agentsFile: 0.7,
    linePage: 1,
    scene: [["file", "file", "file"], ["resolve"], ["close"]],
  },
  "scene: two, and each with their own": {
    ...STAGE,
    agents: 2,
    agentsFile: 0.8,
    linePage: 1,
    scene: [["file", "file", "file", "file"], ["resolve"], ["resolve"], ["close"]],
  },
  "scene: two with the same skills, one of whom filed it": {
    ...STAGE,
    agents: 2,
    skills: true,
    agentsFile: 0.7,
    linePage: 1,
    people: 60,
    tickets: 40,
    scene: [
      ["skills", "skills"],
      ["file", "file"],
      ["close", "close", "resolve"],
    ],
  },
  "scene: one's own by hand": { ...STAGE, agentsFile: 0.8, scene: [["file"], ["give"], ["take"], ["close"]] },
  "scene: one's own comes back": { ...STAGE, opening: "own", agents: 2, scene: [["answer"], ["file"], ["resolve"]] },
  "scene: an experiment beside people": {
    ...STAGE,
    agents: 2,
    trials: true,
    linePage: 1,
    scene: [["file", "file", "file"], ["give"], ["take"], ["resolve"], ["close"]],
  },
  "scene: reopened with nobody free": { ...STAGE, scene: [["file"], ["file"], ["resolve"], ["reopen"], ["resolve"]] },
  "scene: gone with begun work": {
    ...STAGE,
    scene: [["file"], ["reply"], ["retire"], ["reinstate"], ["duty"], ["resolve"]],
  },
  "scene: gone while customers wait": {
    ...STAGE,
    scene: [["file", "wait"], ["file"], ["retire"], ["reinstate"], ["duty"]],
  },
  ...DECLINING,
} satisfies Record<string, Configuration>;
