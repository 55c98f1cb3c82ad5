import "./supervision.css";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import type { CommandOutcome, IncidentCommand } from "../../domain/command.ts";
import type { Incident } from "../../domain/incident.ts";
import { useCockpit, useText } from "../cockpit.ts";
import { rememberedName, rememberName } from "./remembered-name.ts";

interface SupervisionDialogProps {
  readonly kind: IncidentCommand["kind"];
  readonly incident: Incident;
  readonly onClose: () => void;
}

/** The wire takes this many characters of a name and of a note. */
const LONGEST_NAME = 40;
const LONGEST_NOTE = 200;

type Failure = Extract<CommandOutcome, { readonly ok: false }>["reason"];

/** Who says it and what, then it is sent; what goes wrong is said in words and nothing that was written is lost. */
export function SupervisionDialog({ kind, incident, onClose }: SupervisionDialogProps) {
  const text = useText();
  const command = useCockpit((cockpit) => cockpit.command);
  const dialog = useRef<HTMLDialogElement>(null);
  const named = useCockpit((cockpit) => cockpit.viewer?.name ?? null);
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
    const outcome = await command({ kind, incident: incident.id, by: signed, note: note.trim() });
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
        <h3 id={title}>{text(`supervision.${kind}.title`)}</h3>
        <p className="supervision-dialog__incident">
          {incident.title} · {incident.id}
        </p>
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
          <span>{text(`supervision.${kind}.note`)}</span>
          <textarea
            name="note"
            rows={3}
            maxLength={LONGEST_NOTE}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </label>
        <p className="supervision-dialog__failure" role="alert">
          {failure !== null && text(`supervision.failed.${failure}`)}
        </p>
        <footer>
          <button type="button" className="supervision-button" onClick={onClose}>
            {text("supervision.cancel")}
          </button>
          <button type="submit" className="supervision-button supervision-button--main" disabled={isSending}>
            {text(isSending ? "supervision.sending" : `supervision.${kind}.send`)}
          </button>
        </footer>
      </form>
    </dialog>
  );
}
