import { MODES } from "../../domain/mode.ts";
import { useCockpit, useText } from "../cockpit.ts";

/** 平时 / 战时, as the stream says. It shows, it does not switch. */
export function ModeIndicator() {
  const text = useText();
  const mode = useCockpit((cockpit) => cockpit.store.mode);
  return (
    <span className="mode-indicator" role="img" aria-label={text("mode.label", { mode: text(`mode.${mode}`) })}>
      {MODES.map((each) => (
        <span key={each} className={`mode-indicator__side mode-indicator__side--${each}`} data-on={each === mode}>
          {text(`mode.${each}`)}
        </span>
      ))}
    </span>
  );
}
