/** Writes down what happens; the line is only made when somebody reads it. */
export type Trace = (line: () => string) => void;

export const noTrace: Trace = () => {};
