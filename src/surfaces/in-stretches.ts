/** The page works this long at a stretch, milliseconds; then it may take input and paint. */
const STRETCH = 24;

/**
 * Goes through the steps of a long piece of work a stretch at a time, the first one at once; `onDone` is called at its end, within this call where that was
 * short. Each step should be well below a stretch. Answers how to stop it.
 */
export function inStretches(steps: Iterable<unknown>, onDone: () => void): () => void {
  const work = steps[Symbol.iterator]();
  let isStopped = false;
  // Unlike a timer it is not held back for having followed another.
  const { port1, port2 } = new MessageChannel();
  const goOn = (): void => {
    const begun = performance.now();
    while (!isStopped) {
      if (work.next().done === true) {
        port1.close();
        onDone();
        return;
      }
      if (performance.now() - begun >= STRETCH) {
        port2.postMessage(null);
        return;
      }
    }
    port1.close();
  };
  port1.onmessage = goOn;
  goOn();
  return () => {
    isStopped = true;
  };
}
