import type { PanelPlacement } from "../../domain/profile.ts";
import { useText } from "../../panels/cockpit.ts";
import { PanelFrame } from "../../panels/panel-frame/panel-frame.tsx";
import { SourcesProvider } from "../../panels/sources/use-silence.ts";
import { GuardedPanel } from "../guarded-panel.tsx";
import { findPanel } from "../panel-registry.tsx";

interface PanelColumnProps {
  readonly side: "left" | "centre" | "right";
  readonly panels: readonly PanelPlacement[];
}

/** The panels of one side, in the profile's order. One that fails, or that nobody knows, says so in its own place. */
export function PanelColumn({ side, panels }: PanelColumnProps) {
  return (
    <aside className={`column column--${side}`}>
      {panels.map(({ panel, options }) => (
        <PlacedPanel key={panel} id={panel} options={options} />
      ))}
    </aside>
  );
}

interface PlacedPanelProps {
  readonly id: string;
  /** As the profile wrote them. */
  readonly options?: PanelPlacement["options"];
}

const NO_OPTIONS: PanelPlacement["options"] = {};

/** One panel of the registry in its boundary. */
export function PlacedPanel({ id, options = NO_OPTIONS }: PlacedPanelProps) {
  const text = useText();
  const entry = findPanel(id);
  if (entry === undefined) {
    return <PanelFrame title={id} state={{ kind: "error", message: text("panel.unknown", { panel: id }) }} />;
  }
  const Panel = entry.component;
  const title = text(entry.title);
  return (
    <SourcesProvider value={entry.sources ?? "incidents"}>
      <GuardedPanel title={title} waiting={<PanelFrame title={title} state={{ kind: "loading" }} />}>
        <Panel options={options} />
      </GuardedPanel>
    </SourcesProvider>
  );
}
