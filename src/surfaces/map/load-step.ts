/** Least open incidents of each step of the load ramp: 0, 1–2, 3–4, 5–6, 7–8, 9+. */
const LOAD_STEPS = [0, 1, 3, 5, 7, 9] as const;

/** Step (0–5) of a region with `open` incidents in hand. */
export function loadStep(open: number): number {
  return LOAD_STEPS.findLastIndex((least) => open >= least);
}

/** What each step covers, for a legend: `0`, `1–2`, … `9+`. */
export function loadStepLabels(): readonly string[] {
  return LOAD_STEPS.map((least, step) => {
    const next = LOAD_STEPS[step + 1];
    if (next === undefined) return `${least}+`;
    return next - 1 === least ? `${least}` : `${least}–${next - 1}`;
  });
}
