/** Timers come from the entry (`globalThis` there), so that nothing in here runs by itself. */
export type Timers = Pick<typeof globalThis, "setInterval" | "clearInterval" | "setImmediate">;

/** Delays, from the entry too. */
export type Delays = Pick<typeof globalThis, "setTimeout" | "clearTimeout">;
