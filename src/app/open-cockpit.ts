import { createDerived } from "../derive/create-derived.ts";
import { createLiveFeed } from "../feed/live-feed.ts";
import { createStore } from "../store/create-store.ts";
import type { AlarmSource } from "../panels/alarms/alarms.ts";
import { openAlarms } from "./alarms/open-alarms.ts";
import type { Words } from "./language/words.ts";
import { type RunningCockpit, startCockpit } from "./start-cockpit.ts";
import { createScopedFeed } from "./scoped-feed.ts";
import type { ViewSource } from "./view-source.ts";
import { carriesToken, takeToken } from "./viewer-token.ts";

declare global {
  interface Window {
    /** For auditors, exports and tests: every figure of docs/figures.md, those not on the screen too. */
    tidewatch?: { figures(): Readonly<Record<string, number | string | null>> };
  }
}

interface OpenCockpit {
  readonly running: RunningCockpit;
  readonly alarms: AlarmSource;
}

/** Starts the page's own cockpit with its alarms on the gateway that served the page, cut to the scope of the address. `token` says who looks. */
export function openCockpit(view: ViewSource, words: Words, token: string | null): OpenCockpit {
  const { scope } = view.current().state;
  const feed = createScopedFeed(scope, (path) =>
    createLiveFeed({
      url: window.location.origin,
      token,
      scope: path,
      topics: ["incidents", "units", "indicators", "ports", "mode"],
      now: Date.now,
    }),
  );
  const running = startCockpit({
    feed,
    createParts(profile) {
      const store = createStore(profile);
      return { store, derived: createDerived(store, profile) };
    },
    view,
    words,
    time: {
      now: () => performance.now(),
      onFrame: (callback) => void requestAnimationFrame(callback),
      after(delay, callback) {
        const timer = setTimeout(callback, delay);
        return () => clearTimeout(timer);
      },
    },
  });
  view.subscribe(() => feed.moveTo(view.current().state.scope));
  window.addEventListener("hashchange", () => {
    if (!carriesToken(window.location.hash)) return;
    takeToken(window);
    window.location.reload();
  });
  const alarms = openAlarms(running, scope);
  window.tidewatch = { figures: () => ({ ...running.figures(), ...alarms.figures() }) };
  return { running, alarms: alarms.source };
}
