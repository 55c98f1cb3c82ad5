import { useState } from "react";
import { mayReadSamples } from "../../domain/viewer.ts";
import { saveFile } from "../../surfaces/save/save-file.ts";
import { useCockpit, useText } from "../cockpit.ts";

interface SamplesButtonProps {
  /** Null for what came without a port. */
  readonly port: string | null;
  readonly reason: string;
}

type Standing = "idle" | "asking" | "forbidden" | "unreachable" | "failed";

/** Saves what the gateway keeps of one port and reason, for whoever may have it. */
export function SamplesButton({ port, reason }: SamplesButtonProps) {
  const text = useText();
  const samples = useCockpit((cockpit) => cockpit.samples);
  const isReader = useCockpit((cockpit) => mayReadSamples(cockpit.viewer));
  const [standing, setStanding] = useState<Standing>("idle");
  if (!isReader) return null;
  const download = async (): Promise<void> => {
    setStanding("asking");
    const outcome = await samples({ port, reason });
    setStanding(outcome.ok ? "idle" : outcome.reason);
    if (!outcome.ok) return;
    const content = new Blob([outcome.lines], { type: "application/x-ndjson" });
    saveFile(content, `quarantine-${port ?? "none"}-${reason}.ndjson`);
  };
  return (
    <button
      type="button"
      className="quality__download"
      title={text("quality.download.what")}
      disabled={standing === "asking"}
      onClick={() => void download()}
    >
      <span role="status">
        {text(standing === "idle" || standing === "asking" ? "quality.download" : `quality.download.${standing}`)}
      </span>
    </button>
  );
}
