import "./connection-samples.css";
import { type ReactNode, useMemo } from "react";
import type { ConnectionState } from "../../src/domain/connection-state.ts";
import type { QualityReport } from "../../src/domain/quality.ts";
import { type Cockpit, CockpitProvider, useCockpit } from "../../src/panels/cockpit.ts";
import { ConnectionPanel } from "../../src/panels/connection/connection-panel.tsx";
import { DataQualityPanel } from "../../src/panels/data-quality/data-quality-panel.tsx";
import { SourcesProvider } from "../../src/panels/sources/use-silence.ts";
import { LiveBlock } from "../../src/panels/top-bar/live-block.tsx";
import { SECOND } from "../../src/shared/units.ts";
import { standingSource } from "./fake-cockpit.ts";
import { GALLERY_NOW } from "./gallery-day.ts";

const SINCE = GALLERY_NOW - 42 * SECOND;
const STATES: readonly (readonly [ConnectionState, Cockpit["freshness"]])[] = [
  [{ kind: "connecting", attempt: 1 }, "loading"],
  [{ kind: "loading", done: 2, total: 7 }, "loading"],
  [{ kind: "live" }, "live"],
  [{ kind: "demo" }, "live"],
  [{ kind: "replaying" }, "live"],
  [{ kind: "lagging", latency: 3_200, cause: "latency" }, "live"],
  [{ kind: "lagging", latency: null, cause: "line" }, "live"],
  [{ kind: "recovering", missing: 1_204 }, "live"],
  [{ kind: "stale", since: SINCE }, "stale"],
  [{ kind: "offline", since: SINCE, retryAt: GALLERY_NOW + 8 * SECOND }, "disconnected"],
  [{ kind: "refused", reason: "token", detail: "expired" }, "disconnected"],
];

const REPORT: QualityReport = {
  since: GALLERY_NOW - 7 * 3_600 * SECOND,
  ports: [
    { port: "joint-110", seen: 4_120 },
    { port: "code-works", seen: 812 },
    { port: null, seen: 88_012 },
  ],
  findings: [
    finding("code-works", "late", true, 213, "at: 1 h 12 before it arrived"),
    finding("joint-110", "coordinate", false, 28, "longitude: Too big: expected number to be <=180, got 12030"),
    finding("joint-110", "unknown-category", true, 9, "category: <img src=x onerror=alert(1)> is not in the profile"),
    finding(null, "malformed", false, 2, "item: expected an object, got a list"),
    finding("joint-110", "a-reason-of-a-newer-gateway", true, 1, null),
  ],
  held: 253,
  released: 0,
};

function finding(
  port: string | null,
  reason: string,
  admitted: boolean,
  count: number,
  sample: string | null,
): QualityReport["findings"][number] {
  return { port, reason, admitted, count, last: GALLERY_NOW - 90 * SECOND, sample };
}

/** Every state of the connection as the top bar says it, the connection panel, and data quality before and after the gateway reported. */
export function ConnectionSamples() {
  const cockpit = useCockpit((current) => current);
  return (
    <div className="connection-samples">
      <div className="connection-samples__states">
        {STATES.map(([state, freshness]) => (
          <Sample key={JSON.stringify(state)} change={{ freshness, connection: { ...cockpit.connection, state } }}>
            <LiveBlock onOpen={() => {}} />
          </Sample>
        ))}
      </div>
      {[null, { ...REPORT, findings: [] }, REPORT].map((quality) => (
        <Sample
          key={quality === null ? "unknown" : `${quality.findings.length}`}
          change={{ connection: { ...cockpit.connection, quality } }}
        >
          <SourcesProvider value="none">
            <DataQualityPanel />
          </SourcesProvider>
        </Sample>
      ))}
      <Sample
        change={{
          connection: { ...cockpit.connection, quality: REPORT, lag: { ...cockpit.connection.lag, ahead: 3 } },
        }}
      >
        <ConnectionPanel onClose={() => {}} />
      </Sample>
    </div>
  );
}

interface SampleProps {
  readonly change: Partial<Cockpit>;
  readonly children: ReactNode;
}

/** What stands in it, in a cockpit otherwise than the gallery's. */
function Sample({ change, children }: SampleProps) {
  const cockpit = useCockpit((current) => current);
  const source = useMemo(() => standingSource({ ...cockpit, ...change }), [cockpit, change]);
  return (
    <CockpitProvider value={source}>
      <div className="connection-samples__one">{children}</div>
    </CockpitProvider>
  );
}
