/** Tells when the world outside hints that the link should be looked at; the function returned stops it. */
export type WakeSignals = (listener: () => void) => () => void;

/** A page that is seen again, restored, or whose machine found the network again. Elsewhere than in a browser: nothing. */
export const browserWakeSignals: WakeSignals = (listener) => {
  if (typeof window === "undefined") return () => {};
  const seen = (): void => {
    if (document.visibilityState === "visible") listener();
  };
  window.addEventListener("online", listener);
  window.addEventListener("pageshow", listener);
  document.addEventListener("visibilitychange", seen);
  // Chromium thaws a frozen page without showing it first.
  document.addEventListener("resume", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("pageshow", listener);
    document.removeEventListener("visibilitychange", seen);
    document.removeEventListener("resume", listener);
  };
};
