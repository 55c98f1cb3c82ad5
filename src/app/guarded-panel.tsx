import { type ReactNode, Suspense } from "react";
import { useCockpit, useText } from "../panels/cockpit.ts";
import { PanelFrame } from "../panels/panel-frame/panel-frame.tsx";
import { SECOND } from "../shared/units.ts";
import { PanelBoundary, RETRY_AFTER } from "./panel-boundary.tsx";

interface GuardedPanelProps {
  readonly title: string;
  /** Of the frame that says it failed. */
  readonly className?: string;
  /** What stands in its place until its code has come. */
  readonly waiting: ReactNode;
  readonly children: ReactNode;
}

/** A panel whose code comes late and that may fail: either way its place is kept, and a failure is told there under its title. */
export function GuardedPanel({ title, className, waiting, children }: GuardedPanelProps) {
  const text = useText();
  const isAway = useCockpit(({ freshness }) => freshness === "disconnected");
  // Its code did not come, for nothing does: what a browser calls that tells nobody more than that the line is cut.
  const message = (cause: string): string =>
    isAway ? text("panel.away", { n: RETRY_AFTER / SECOND }) : text("panel.error", { cause, n: RETRY_AFTER / SECOND });
  return (
    <PanelBoundary
      fallback={(cause) => (
        <PanelFrame className={className ?? ""} title={title} state={{ kind: "error", message: message(cause) }} />
      )}
    >
      <Suspense fallback={waiting}>{children}</Suspense>
    </PanelBoundary>
  );
}
