import { useCockpit, useText } from "../../panels/cockpit.ts";

/** How much of the snapshot has come; nothing once it is whole. */
export function LoadingLine() {
  const text = useText();
  const isLoading = useCockpit(({ connection }) => connection.kind === "loading");
  const done = useCockpit(({ connection }) => connection.done);
  const total = useCockpit(({ connection }) => connection.total);
  if (!isLoading) return null;
  return <progress className="loading-line" aria-label={text("panel.loading")} value={done} max={Math.max(1, total)} />;
}
