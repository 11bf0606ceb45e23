/**
 * Preloaded into every process the launcher starts (`node --import`): when the launcher is gone, even by SIGKILL,
 * its end of the channel closes and the child stops as if it had been asked to. Nothing is left holding a port.
 */
const LOOK_EVERY_MS = 250;
const STOP_WITHIN_MS = 8_000;

if (process.connected) {
  // Not a "disconnect" listener: that would keep a process alive which has nothing left to do, and undoing it
  // (channel.unref) would let one end that is only waiting for its parent's message, as Next's server does.
  const watch = setInterval(() => {
    if (process.connected) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => process.kill(process.pid, "SIGKILL"), STOP_WITHIN_MS).unref();
  }, LOOK_EVERY_MS);
  watch.unref();
}
