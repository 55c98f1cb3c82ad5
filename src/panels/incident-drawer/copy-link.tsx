import "../signed-command/command-button.css";
import { useState } from "react";
import { copyText } from "../../surfaces/save/copy-text.ts";
import { useText } from "../cockpit.ts";

/** The address of this very incident, for whoever should look at it too; whether it was copied is said in the button. */
export function CopyLink() {
  const text = useText();
  const [answer, setAnswer] = useState<"table.copied" | "table.copyFailed" | null>(null);
  const copy = async (): Promise<void> =>
    setAnswer((await copyText(window.location.href)) ? "table.copied" : "table.copyFailed");
  return (
    <button type="button" className="command-button" onClick={() => void copy()}>
      <span aria-live="polite">{text(answer ?? "table.copy")}</span>
    </button>
  );
}
