/** What the processes of a measurement sign with. */
export const BENCH_SECRET = "a-secret-that-is-long-enough-for-measurements";
