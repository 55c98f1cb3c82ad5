/** Called while a frame is drawn: tells how long it holds the screen up, milliseconds. The next frame's callback waits for whoever draws. */
export function timeFrame(tell: (milliseconds: number) => void): void {
  const start = performance.now();
  requestAnimationFrame(() => tell(performance.now() - start));
}
