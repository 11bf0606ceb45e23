/** Whether one more may come in this second: browsers report now and then, and more often is a mistake or worse. */
export function mostPerSecond(most: number): () => boolean {
  let second = 0;
  let came = 0;
  return () => {
    const now = Math.floor(performance.now() / 1_000);
    came = now === second ? came + 1 : 1;
    second = now;
    return came <= most;
  };
}
