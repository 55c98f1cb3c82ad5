import type { IncidentCommand } from "../../domain/command.ts";
import type { Incident } from "../../domain/incident.ts";
import { useText } from "../cockpit.ts";
import { SignedCommandDialog } from "../signed-command/signed-command-dialog.tsx";

interface SupervisionDialogProps {
  readonly kind: IncidentCommand["kind"];
  readonly incident: Incident;
  readonly onClose: () => void;
}

/** 督办 or its answer: who says it and what. */
export function SupervisionDialog({ kind, incident, onClose }: SupervisionDialogProps) {
  const text = useText();
  return (
    <SignedCommandDialog
      title={text(`supervision.${kind}.title`)}
      what={`${incident.title} · ${incident.id}`}
      note={{ label: text(`supervision.${kind}.note`), rows: 3, most: 200 }}
      send={text(`supervision.${kind}.send`)}
      failures="supervision"
      order={(by, note) => ({ kind, incident: incident.id, by, note })}
      onClose={onClose}
    />
  );
}
