import { useMemo, useSyncExternalStore } from "react";
import { AlarmProvider, type AlarmSource } from "../panels/alarms/alarms.ts";
import { CockpitProvider } from "../panels/cockpit.ts";
import { RefusedPage } from "./pages/refused-page.tsx";
import { WaitingPage } from "./pages/waiting-page.tsx";
import { Shell } from "./shell/shell.tsx";
import { cockpitSource, type RunningCockpit } from "./start-cockpit.ts";
import type { ViewSource } from "./view-source.ts";

interface AppProps {
  readonly running: RunningCockpit;
  readonly alarms: AlarmSource;
  readonly view: ViewSource;
}

/** The page: waiting for a stream, refused by the server, or the cockpit. */
export function App({ running, alarms, view }: AppProps) {
  const state = useSyncExternalStore(running.subscribe, () => running.connection().state);
  const hasOpened = useSyncExternalStore(running.subscribe, () => running.cockpit() !== null);
  const current = useSyncExternalStore(view.subscribe, view.current);
  const source = useMemo(() => cockpitSource(running), [running]);
  if (state.kind === "refused")
    return <RefusedPage refused={state} language={current.language} view={view} words={running.words} />;
  if (!hasOpened) return <WaitingPage kind={state.kind} language={current.language} words={running.words} />;
  return (
    <CockpitProvider value={source}>
      <AlarmProvider value={alarms}>
        <Shell view={view} />
      </AlarmProvider>
    </CockpitProvider>
  );
}
