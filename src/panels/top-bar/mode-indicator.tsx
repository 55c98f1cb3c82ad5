import { useState } from "react";
import { MODES, type Mode } from "../../domain/mode.ts";
import { mayCommand } from "../../domain/viewer.ts";
import { useCockpit, useText } from "../cockpit.ts";
import { ModeDialog } from "../mode-switch/mode-dialog.tsx";

/** 平时 / 战时, as the stream says; at a desk, for whoever may, the way to the other. */
export function ModeIndicator() {
  const text = useText();
  const mode = useCockpit((cockpit) => cockpit.store.mode);
  const canSwitch = useCockpit((cockpit) => cockpit.form === "desk" && mayCommand(cockpit.viewer, "mode"));
  const [asked, setAsked] = useState<Mode | null>(null);
  const other: Mode = mode === "peace" ? "surge" : "peace";
  const now = text(`mode.${mode}`);
  const sides = MODES.map((each) => (
    <span key={each} className={`mode-indicator__side mode-indicator__side--${each}`} data-on={each === mode}>
      {text(`mode.${each}`)}
    </span>
  ));
  if (!canSwitch)
    return (
      <span className="mode-indicator" role="img" aria-label={text("mode.label", { mode: now })}>
        {sides}
      </span>
    );
  return (
    <>
      <button
        type="button"
        className="mode-indicator"
        title={text("modeSwitch.open", { now, next: text(`mode.${other}`) })}
        onClick={() => setAsked(other)}
      >
        {sides}
      </button>
      {asked !== null && <ModeDialog mode={asked} onClose={() => setAsked(null)} />}
    </>
  );
}
