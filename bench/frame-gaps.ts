import type { Page } from "playwright-core";

/** Milliseconds from each animation frame to the next, over `seconds` of a page that is in front. */
export async function frameGaps(page: Page, seconds: number): Promise<readonly number[]> {
  return page.evaluate(
    (milliseconds) =>
      new Promise<number[]>((resolve) => {
        const gaps: number[] = [];
        let last = performance.now();
        const end = last + milliseconds;
        const next = (): void => {
          const now = performance.now();
          gaps.push(now - last);
          last = now;
          if (now < end) requestAnimationFrame(next);
          else resolve(gaps);
        };
        requestAnimationFrame(next);
      }),
    seconds * 1_000,
  );
}
