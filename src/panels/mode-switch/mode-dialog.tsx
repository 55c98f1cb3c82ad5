import type { Mode } from "../../domain/mode.ts";
import { useText } from "../cockpit.ts";
import { SignedCommandDialog } from "../signed-command/signed-command-dialog.tsx";

interface ModeDialogProps {
  /** What the street is to be in from now on. */
  readonly mode: Mode;
  readonly onClose: () => void;
}

/** 平战转换: who switches and why. All limits of the other mode hold from then on, so it is asked once more. */
export function ModeDialog({ mode, onClose }: ModeDialogProps) {
  const text = useText();
  const name = text(`mode.${mode}`);
  return (
    <SignedCommandDialog
      title={text("modeSwitch.title", { mode: name })}
      what={text(`modeSwitch.${mode}.what`)}
      note={{ label: text("modeSwitch.reason"), rows: 2, most: 120 }}
      send={text("modeSwitch.send", { mode: name })}
      failures="modeSwitch"
      order={(by, note) => ({ kind: "mode", mode, by, note })}
      onClose={onClose}
    />
  );
}
