import "./command-button.css";
import "./signed-command.css";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import type { Command } from "../../domain/command.ts";
import { useCockpit, useText } from "../cockpit.ts";
import { type CommandFailure, failureKey } from "./failure-key.ts";
import { rememberedName, rememberName } from "./remembered-name.ts";

interface SignedCommandProps {
  readonly title: string;
  /** What it is about, or what comes of it. */
  readonly what: string;
  /** What the note is for, how many lines it is likely to take, and how many characters it may. */
  readonly note: { readonly label: string; readonly rows: number; readonly most: number };
  /** Words of the button that sends it. */
  readonly send: string;
  /** Area of the language files that knows why such a command may be refused: `<area>.failed.<reason>`. */
  readonly failures: string;
  /** The command, signed and with its note, both without spaces around. */
  readonly order: (by: string, note: string) => Command;
  readonly onClose: () => void;
}

/** The wire takes more, a screen does not. */
const LONGEST_NAME = 40;

/** Who says it and what, then it is sent; what goes wrong is said in words and nothing that was written is lost. */
export function SignedCommandDialog({ title, what, note: asked, send, failures, order, onClose }: SignedCommandProps) {
  const text = useText();
  const command = useCockpit((cockpit) => cockpit.command);
  const named = useCockpit((cockpit) => cockpit.viewer?.name ?? null);
  const dialog = useRef<HTMLDialogElement>(null);
  const [by, setBy] = useState(() => named ?? rememberedName(() => window.localStorage));
  const [note, setNote] = useState("");
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<CommandFailure | null>(null);
  const heading = useId();
  useEffect(() => dialog.current?.showModal(), []);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const signed = by.trim();
    if (signed === "" || isSending) return;
    setSending(true);
    setFailure(null);
    const outcome = await command(order(signed, note.trim()));
    setSending(false);
    if (!outcome.ok) return setFailure(outcome.reason);
    rememberName(() => window.localStorage, signed);
    onClose();
  };

  return (
    <dialog
      ref={dialog}
      className="signed-command"
      aria-labelledby={heading}
      onClose={onClose}
      // The keys of the cockpit (language, theme, close …) are for the screen behind it.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <form onSubmit={(event) => void submit(event)}>
        <h3 id={heading}>{title}</h3>
        <p className="signed-command__what">{what}</p>
        <label>
          <span>{text("command.who")}</span>
          <input
            name="by"
            required
            maxLength={LONGEST_NAME}
            placeholder={text("command.who.hint")}
            value={by}
            onChange={(event) => setBy(event.target.value)}
          />
        </label>
        <label>
          <span>{asked.label}</span>
          <textarea
            name="note"
            rows={asked.rows}
            maxLength={asked.most}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </label>
        <p className="signed-command__failure" role="alert">
          {failure !== null && text(failureKey(failures, failure))}
        </p>
        <footer>
          <button type="button" className="command-button" onClick={onClose}>
            {text("command.cancel")}
          </button>
          <button type="submit" className="command-button command-button--main" disabled={isSending}>
            {isSending ? text("command.sending") : send}
          </button>
        </footer>
      </form>
    </dialog>
  );
}
