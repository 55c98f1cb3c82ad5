import { useCockpit, useText } from "../cockpit.ts";
import { regionsOnPath } from "./shown-regions.ts";

/** 区 › 街道 › 社区/村 › 网格: where the whole cockpit stands, each step a way back; with one region chosen, the way into it. */
export function ScopePath() {
  const text = useText();
  const root = useCockpit((cockpit) => cockpit.profile.regions);
  const scope = useCockpit((cockpit) => cockpit.scope);
  const setScope = useCockpit((cockpit) => cockpit.setScope);
  const filter = useCockpit((cockpit) => cockpit.filter);
  const setFilter = useCockpit((cockpit) => cockpit.setFilter);
  const language = useCockpit((cockpit) => cockpit.language);
  const chosen = filter.regions;
  // What was chosen from outside says nothing inside.
  const goTo = (ids: readonly string[]): void => {
    if (chosen.length > 0) setFilter({ ...filter, regions: [] });
    setScope(ids);
  };
  const path = regionsOnPath(root, scope);
  const below = chosen.length === 1 ? pathTo(root.id, root.children, chosen[0] ?? "") : null;
  const inner = below !== null && below.length > Math.max(1, scope.length) ? below : null;
  return (
    <nav className="grid-map__path" aria-label={text("grid.path")}>
      <ol>
        {path.map((region, index) => (
          <li key={region.id}>
            {index === path.length - 1 ? (
              <b aria-current="location">{region.name[language]}</b>
            ) : (
              <button type="button" onClick={() => goTo(index === 0 ? [] : path.slice(0, index + 1).map(idOf))}>
                {region.name[language]}
              </button>
            )}
          </li>
        ))}
      </ol>
      {inner !== null && (
        <button type="button" className="grid-map__enter" onClick={() => goTo(inner)}>
          {text("grid.enter")}
        </button>
      )}
    </nav>
  );
}

const idOf = ({ id }: { readonly id: string }): string => id;

type Node = ReturnType<typeof regionsOnPath>[number];

/** Ids from the root to a region; null when it is not below. */
function pathTo(rootId: string, children: readonly Node[], wanted: string): readonly string[] | null {
  for (const child of children) {
    if (child.id === wanted) return [rootId, child.id];
    const further = pathTo(child.id, child.children, wanted);
    if (further !== null) return [rootId, ...further];
  }
  return null;
}
