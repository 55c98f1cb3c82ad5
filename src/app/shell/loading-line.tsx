import { useCockpit, useText } from "../../panels/cockpit.ts";

/** How much of the snapshot has come; nothing once it is whole. */
export function LoadingLine() {
  const text = useText();
  const state = useCockpit(({ connection }) => connection.state);
  if (state.kind !== "loading") return null;
  return (
    <progress
      className="loading-line"
      aria-label={text("panel.loading")}
      value={state.done}
      max={Math.max(1, state.total)}
    />
  );
}
