import "../supervision/supervision.css";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import type { CommandOutcome } from "../../domain/command.ts";
import type { Mode } from "../../domain/mode.ts";
import { useCockpit, useText } from "../cockpit.ts";
import { rememberedName, rememberName } from "../supervision/remembered-name.ts";

interface ModeDialogProps {
  /** What the street is to be in from now on. */
  readonly mode: Mode;
  readonly onClose: () => void;
}

/** The wire takes this many characters of a name and of a reason. */
const LONGEST_NAME = 40;
const LONGEST_NOTE = 120;

type Failure = Extract<CommandOutcome, { readonly ok: false }>["reason"];

/** 平战转换: who switches and why. All limits of the other mode hold from then on, so it is asked once more. */
export function ModeDialog({ mode, onClose }: ModeDialogProps) {
  const text = useText();
  const command = useCockpit((cockpit) => cockpit.command);
  const named = useCockpit((cockpit) => cockpit.viewer?.name ?? null);
  const dialog = useRef<HTMLDialogElement>(null);
  const [by, setBy] = useState(() => named ?? rememberedName(() => window.localStorage));
  const [note, setNote] = useState("");
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const title = useId();
  useEffect(() => dialog.current?.showModal(), []);

  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const signed = by.trim();
    if (signed === "" || isSending) return;
    setSending(true);
    setFailure(null);
    const outcome = await command({ kind: "mode", mode, by: signed, note: note.trim() });
    setSending(false);
    if (!outcome.ok) return setFailure(outcome.reason);
    rememberName(() => window.localStorage, signed);
    onClose();
  };

  return (
    <dialog
      ref={dialog}
      className="supervision-dialog"
      aria-labelledby={title}
      onClose={onClose}
      // The keys of the cockpit (language, theme, close …) are for the screen behind it.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <form onSubmit={(event) => void send(event)}>
        <h3 id={title}>{text("modeSwitch.title", { mode: text(`mode.${mode}`) })}</h3>
        <p className="supervision-dialog__incident">{text(`modeSwitch.${mode}.what`)}</p>
        <label>
          <span>{text("supervision.who")}</span>
          <input
            name="by"
            required
            maxLength={LONGEST_NAME}
            placeholder={text("supervision.who.hint")}
            value={by}
            onChange={(event) => setBy(event.target.value)}
          />
        </label>
        <label>
          <span>{text("modeSwitch.reason")}</span>
          <textarea
            name="note"
            rows={2}
            maxLength={LONGEST_NOTE}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </label>
        <p className="supervision-dialog__failure" role="alert">
          {failure !== null && text(`modeSwitch.failed.${failure}`)}
        </p>
        <footer>
          <button type="button" className="supervision-button" onClick={onClose}>
            {text("supervision.cancel")}
          </button>
          <button type="submit" className="supervision-button supervision-button--main" disabled={isSending}>
            {text(isSending ? "supervision.sending" : "modeSwitch.send", { mode: text(`mode.${mode}`) })}
          </button>
        </footer>
      </form>
    </dialog>
  );
}
