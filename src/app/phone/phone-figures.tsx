import "./phone-figures.css";
import type { SceneId } from "../../domain/profile.ts";
import { useCockpit, useText } from "../../panels/cockpit.ts";
import { PlacedPanel } from "../shell/panel-column.tsx";
import { phoneGroups } from "./phone-groups.ts";

interface PhoneFiguresProps {
  /** Of the address; what no group shows stands for the first. */
  readonly scene: SceneId | null;
  onChoose(scene: SceneId): void;
}

/** 指标: what the wall shows in scenes, one scene at a time. */
export function PhoneFigures({ scene, onChoose }: PhoneFiguresProps) {
  const text = useText();
  const scenes = useCockpit((cockpit) => cockpit.profile.scenes);
  const groups = phoneGroups(scenes);
  const chosen = groups.find((group) => group.scene === scene) ?? groups[0];
  return (
    <>
      <nav className="phone-groups" aria-label={text("phone.groups")}>
        {groups.map((group) => (
          <button key={group.scene} type="button" aria-pressed={group === chosen} onClick={() => onChoose(group.scene)}>
            {text(group.scene === "overview" ? "phone.operations" : `scene.${group.scene}`)}
          </button>
        ))}
      </nav>
      {chosen?.panels.map(({ panel, options }) => (
        <PlacedPanel key={`${chosen.scene} ${panel}`} id={panel} options={options} />
      ))}
    </>
  );
}
