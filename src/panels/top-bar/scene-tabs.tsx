import { SCENES, type SceneId } from "../../domain/profile.ts";
import { useCockpit, useText } from "../cockpit.ts";

interface SceneTabsProps {
  readonly current: SceneId;
  /** The address of a scene. */
  hrefOf(scene: SceneId): string;
}

/** The scenes in their fixed order; those the profile does not arrange yet are named but cannot be chosen. */
export function SceneTabs({ current, hrefOf }: SceneTabsProps) {
  const text = useText();
  const scenes = useCockpit((cockpit) => cockpit.profile.scenes);
  return (
    <nav className="scene-tabs" aria-label={text("scene.label")}>
      {SCENES.map((scene) =>
        scenes.some(({ id }) => id === scene) ? (
          <a
            key={scene}
            className="scene-tabs__tab"
            href={hrefOf(scene)}
            aria-current={scene === current ? "page" : undefined}
          >
            {text(`scene.${scene}`)}
          </a>
        ) : (
          <span key={scene} className="scene-tabs__tab" aria-disabled="true" title={text("scene.later")}>
            {text(`scene.${scene}`)}
          </span>
        ),
      )}
    </nav>
  );
}
