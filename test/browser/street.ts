import { fileURLToPath } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { Access } from "../../server/access/access.ts";
import type { EventLog } from "../../server/event-log.ts";
import { createGateway, type Gateway } from "../../server/gateway.ts";
import { loadProfile } from "../../server/load-profile.ts";
import { MemoryLog } from "../../server/memory-log.ts";
import { loadSource } from "../../mock-server/load-source.ts";
import type { StreamEvent } from "../../src/domain/event.ts";
import type { EpochMs } from "../../src/shared/units.ts";
import { DAY } from "../../src/shared/units.ts";
import { instant, timeline } from "../fixtures/timeline.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const FOLDERS = { publicDir: here("../../public"), recordingsDir: here("../../mock-server/recordings") };

interface StreetOptions {
  readonly events: readonly StreamEvent[];
  /** Stream time when the street opens. */
  readonly at: EpochMs;
  /** 0 lets the stream's clock stand. */
  readonly rate?: 0 | 1;
  readonly profile?: string;
  readonly port?: number;
  readonly access?: Access;
  /** In memory, unless given; whoever gives one closes it. */
  readonly log?: EventLog;
  /** From when on the events tell everything; the 29 days before `at` (as long as a log remembers), unless said. */
  readonly knownSince?: EpochMs;
}

/** A gateway with the built page and events known beforehand. */
export interface Street {
  readonly url: string;
  readonly port: number;
  readonly gateway: Gateway;
  /** Stream time, as the gateway states it. */
  now(): EpochMs;
  close(): Promise<void>;
}

/** Opens the real gateway on `events`. Whoever opens it closes it. */
export async function openStreet({
  events,
  at,
  rate = 0,
  profile = "xintang",
  port = 0,
  access,
  log,
  knownSince = at - 29 * DAY,
}: StreetOptions): Promise<Street> {
  const begun = Date.now();
  const now = (): EpochMs => at + (Date.now() - begun) * rate;
  const gateway = await createGateway({
    profile: loadProfile(profile, FOLDERS.publicDir),
    log: log ?? new MemoryLog({ streamId: `street-${begun}` }),
    clock: () => ({ serverTime: Date.now(), streamTime: now(), rate }),
    timers: globalThis,
    port,
    access,
    distDir: here("../../dist"),
    publicDir: FOLDERS.publicDir,
  });
  await gateway.preload(events);
  await gateway.holdsFrom(knownSince);
  const opened = await gateway.listen();
  return { ...opened, gateway, now, close: () => gateway.close() };
}

/** The afternoon of the design picture, simulated with 28 days behind it; the stream's clock stands. */
export async function openAfternoon(): Promise<Street> {
  const from = "2026-11-20T14:32:08";
  const options = { port: 0, host: "127.0.0.1", profile: undefined, seed: 1, recording: undefined, mapping: undefined };
  const { source } = await loadSource({ ...options, speed: undefined, from, loop: false }, FOLDERS, Date.now());
  const opened = Date.now();
  return openStreet({ events: source.open(opened), at: source.clock(opened).streamTime });
}

/** Ten o'clock of a quiet morning: one incident is late, one at risk, one in time and one closed, in two villages. */
export const MORNING: EpochMs = instant("10:00:00");
export const MORNING_EVENTS: readonly StreamEvent[] = timeline(`
  late category=fire port=police-110 region=330109004004 : 09:40:00 reported · 09:40:20 signed · 09:41:00 dispatched
  risk category=dispute port=police-110 region=330109004007 : 09:52:00 reported · 09:52:20 signed · 09:53:00 dispatched
  calm category=traffic port=police-110 region=330109004007 : 09:59:00 reported · 09:59:20 signed
  done category=dispute port=police-110 region=330109004007 : 07:10:00 reported · 07:10:20 signed · 09:50:00 closed grid
`);

/**
 * A page of its own at the address `hash`; `prepare` has its way with it before anything is loaded. Half a pixel a CSS pixel unless `options` say otherwise:
 * where nobody looks at the picture it need not be painted whole, and maps are drawn in software.
 */
export async function openPage(
  browser: Browser,
  url: string,
  hash: string,
  options: BrowserContextOptions = {},
  prepare: (page: Page) => Promise<void> = async () => {},
): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, deviceScaleFactor: 0.5, ...options });
  // What breaks the content policy is an error of the page like any other.
  await page.addInitScript(() =>
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) =>
      reportError(new Error(`content policy: ${effectiveDirective} ${blockedURI} ${sample}`)),
    ),
  );
  await prepare(page);
  await page.goto(`${url}/${hash}`);
  return page;
}

/** What a page that is up to date says; most streets here are demonstrations. */
const FOLLOWING = ["live", "demo", "replaying"];

/** Waits until the connection is in `state`; `live` stands for up to date with whatever is played. */
export async function waitForState(page: Page, state: string): Promise<void> {
  const wanted = state === "live" ? FOLLOWING : [state];
  await page.waitForFunction((states) => states.includes(`${window.tidewatch?.figures()["stream.state"]}`), wanted, {
    timeout: 60_000,
  });
}

/** The value of `[data-figure]` elements with this id, as it stands on the screen; undefined when there is none. */
export async function figureOnScreen(page: Page, id: string): Promise<string | undefined> {
  return page.evaluate((figure) => document.querySelector<HTMLElement>(`[data-figure="${figure}"]`)?.dataset.value, id);
}

/** Puts `tamper` between gateway and page: another message, or null to lose it. */
export async function onWire(page: Page, tamper: (message: string) => string | null): Promise<void> {
  await page.routeWebSocket(/socket\.io/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => {
      const passed = typeof message === "string" ? tamper(message) : message;
      if (passed !== null) socket.send(passed);
    });
  });
}
