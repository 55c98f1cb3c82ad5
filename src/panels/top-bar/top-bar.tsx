import "./top-bar.css";
import type { SceneId } from "../../domain/profile.ts";
import { useCockpit, useText } from "../cockpit.ts";
import { MuteBadge } from "../alarms/mute-badge.tsx";
import { Brand } from "./brand.tsx";
import { LiveBlock } from "./live-block.tsx";
import { ModeIndicator } from "./mode-indicator.tsx";
import { SceneTabs } from "./scene-tabs.tsx";
import { StreamClock } from "./stream-clock.tsx";
import { type ViewAction, ViewButtons } from "./view-buttons.tsx";

interface TopBarProps {
  readonly scene: SceneId;
  hrefOf(scene: SceneId): string;
  onConnection(): void;
  onAction(action: ViewAction): void;
}

/** The bar every scene keeps: whose cockpit, which scene, which mode, whether it is live, and the stream's clock. */
export function TopBar({ scene, hrefOf, onConnection, onAction }: TopBarProps) {
  const text = useText();
  const isDesk = useCockpit((cockpit) => cockpit.form === "desk");
  // Where the link says so itself it is not said twice.
  const isDemonstration = useCockpit(
    ({ profile, connection }) => profile.demonstration && connection.state.kind !== "demo",
  );
  return (
    <header className="top-bar">
      <Brand />
      <SceneTabs current={scene} hrefOf={hrefOf} />
      <div className="top-bar__right">
        {isDemonstration && <span className="top-bar__demo">{text("brand.demonstration")}</span>}
        <ModeIndicator />
        <LiveBlock onOpen={onConnection} />
        <MuteBadge />
        {isDesk && <ViewButtons onAction={onAction} />}
        <StreamClock />
      </div>
    </header>
  );
}
