import "./shell.css";
import { Suspense, useCallback, useEffect, useState } from "react";
import type { Selection } from "../../derive/derived.ts";
import type { SceneDefinition, SceneId } from "../../domain/profile.ts";
import { useCockpit, useText } from "../../panels/cockpit.ts";
import { FilterChips } from "../../panels/filter-chips/filter-chips.tsx";
import { type TableTarget, tableOfSelection } from "../../panels/incident-list/selection-table.ts";
import { SurgeBanner } from "../../panels/top-bar/surge-banner.tsx";
import { TopBar } from "../../panels/top-bar/top-bar.tsx";
import { type ViewAction, ViewButtons } from "../../panels/top-bar/view-buttons.tsx";
import { SECOND } from "../../shared/units.ts";
import { AlarmDock } from "../alarms/alarm-dock.tsx";
import { type KeyCommand, useKeyboard } from "../keyboard.ts";
import { LARGE_SCREENS, later, loadTheRest } from "../later.ts";
import { PhoneShell } from "../phone/phone-shell.tsx";
import type { ViewSource } from "../view-source.ts";
import { formatViewState } from "../view-state.ts";
import { cleared } from "../view-steps.ts";
import { burnInShift } from "./burn-in-shift.ts";
import { ExplainLayer } from "./explain-layer.tsx";
import { LoadScene } from "./load-scene.tsx";
import { LoadingLine } from "./loading-line.tsx";
import { OverviewScene } from "./overview-scene.tsx";
import { ColumnsScene } from "./columns-scene.tsx";
import { TableScene } from "./table-scene.tsx";

const ConnectionPanel = later(
  async () => (await import("../../panels/connection/connection-panel.tsx")).ConnectionPanel,
);
const KeyHelp = later(async () => (await import("./key-help.tsx")).KeyHelp, LARGE_SCREENS);
const IncidentList = later(async () => (await import("../../panels/incident-list/incident-list.tsx")).IncidentList);

/** By then the first screen stands and its charts are drawn. */
const SETTLED = 3 * SECOND;

/** The page once a stream opened: bar, banner, scene, and what lies over them. */
export function Shell({ view }: { readonly view: ViewSource }) {
  const text = useText();
  const form = useCockpit((cockpit) => cockpit.form);
  const freshness = useCockpit((cockpit) => cockpit.freshness);
  const mode = useCockpit((cockpit) => cockpit.store.mode);
  const scenes = useCockpit((cockpit) => cockpit.profile.scenes);
  const title = useCockpit((cockpit) => cockpit.profile.name[cockpit.language]);
  const shift = useCockpit((cockpit) => JSON.stringify(burnInShift(cockpit.now)));
  const selection = useCockpit((cockpit) => cockpit.selection);
  const [over, setOver] = useState<"connection" | "keys" | null>(null);
  const scene = chooseScene(scenes, view.current().state.scene);

  const run = useCallback(
    (command: KeyCommand): void => {
      const { language, theme, state } = view.current();
      switch (command) {
        case "language":
          view.change({ language: language === "zh" ? "en" : "zh" });
          break;
        case "theme":
          view.change({ theme: theme === "ink" ? "paper" : "ink" });
          break;
        case "fullscreen":
          toggleFullscreen();
          break;
        case "clearFilter":
          view.change(cleared(state));
          break;
        case "search":
          document.querySelector<HTMLInputElement>("input[data-search]")?.focus();
          break;
        case "connection":
        case "keys":
          setOver((before) => (before === command ? null : command));
          break;
        case "close":
          setOver(null);
          // One step a press: first the list that lies over the scene, then the spotlight.
          if (state.list !== null) view.change({ list: null });
          else if (state.incident !== null) view.change({ incident: null });
          break;
      }
    },
    [view],
  );
  useKeyboard(run);
  const isWaiting = freshness === "loading";
  useEffect(() => {
    if (isWaiting) return;
    const timer = setTimeout(() => void loadTheRest(form), SETTLED);
    return () => clearTimeout(timer);
  }, [isWaiting, form]);
  useEffect(() => {
    document.documentElement.dataset.mode = mode;
  }, [mode]);
  useEffect(() => {
    document.title = `${title} · ${text("brand.name")}`;
  }, [title, text]);

  const hrefOf = (id: SceneId): string =>
    formatViewState({ ...view.current().state, scene: id, incident: null, list: null });
  const choose = (incident: string): void =>
    // A phone shows one thing at a time: the spotlight stands on its map.
    view.change(form === "phone" ? { incident, list: null, tab: "map" } : { incident });
  const closeList = useCallback((): void => view.change({ list: null }), [view]);
  const addressOf = (list: Selection | null): string => {
    const { state } = view.current();
    return new URL(formatViewState(list === null ? state : { ...state, list }), window.location.href).href;
  };
  const openList = useCallback((list: Selection): void => view.change({ list }), [view]);
  const hasTable = form === "desk" && scenes.some(({ id }) => id === "events");
  const target = selection === null || !hasTable ? null : tableOfSelection(selection);
  const openTable = ({ query, filter }: TableTarget): void => {
    const { state } = view.current();
    const table = { ...state.table, query };
    view.change({ scene: "events", list: null, incident: null, table, filter: { ...state.filter, ...filter } });
  };
  const openConnection = (): void => run("connection");
  const { x, y }: ReturnType<typeof burnInShift> = form === "wall" ? JSON.parse(shift) : { x: 0, y: 0 };
  return (
    <div
      className={`shell shell--${form}`}
      data-freshness={freshness}
      style={{ left: `calc(${x} * var(--u))`, top: `calc(${y} * var(--u))` }}
    >
      {form === "phone" ? (
        <PhoneShell view={view} onConnection={openConnection} />
      ) : (
        <>
          <div className="shell__top">
            <TopBar scene={scene.id} hrefOf={hrefOf} onConnection={openConnection} onAction={run} />
          </div>
          <SurgeBanner />
          <AlarmDock />
          <FilterChips />
          <Scene scene={scene} />
        </>
      )}
      <LoadingLine />
      <Suspense fallback={null}>
        {selection !== null && (
          <IncidentList
            selection={selection}
            onChoose={choose}
            onClose={closeList}
            onTable={target === null ? undefined : () => openTable(target)}
          />
        )}
        {over === "keys" && <KeyHelp onClose={() => setOver(null)} />}
        {over === "connection" && (
          <ConnectionPanel onClose={() => setOver(null)}>
            {form === "phone" && <ViewButtons onAction={(action: ViewAction) => run(action)} />}
          </ConnectionPanel>
        )}
      </Suspense>
      <ExplainLayer onList={openList} addressOf={addressOf} />
    </div>
  );
}

/** A scene in its layout. */
function Scene({ scene }: { readonly scene: SceneDefinition }) {
  switch (scene.layout) {
    case "overview":
      return <OverviewScene scene={scene} />;
    case "columns":
      return <ColumnsScene scene={scene} />;
    case "load":
      return <LoadScene scene={scene} />;
    case "table":
      return <TableScene />;
  }
}

/** The scene of the address if the profile arranges it, else the profile's first. */
function chooseScene(scenes: readonly SceneDefinition[], wanted: SceneId | null): SceneDefinition {
  const scene = scenes.find(({ id }) => id === wanted) ?? scenes[0];
  if (scene === undefined) throw new Error("the profile has no scene");
  return scene;
}

function toggleFullscreen(): void {
  // A browser may refuse (no gesture, no permission): then the page stays as it is.
  if (document.fullscreenElement === null) document.documentElement.requestFullscreen().catch(() => {});
  else document.exitFullscreen().catch(() => {});
}
