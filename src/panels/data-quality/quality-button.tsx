import "./data-quality.css";
import { useCallback, useState } from "react";
import { formatCount } from "../../shared/format-number.ts";
import { useCockpit, useText } from "../cockpit.ts";
import { QualityDialog } from "./quality-dialog.tsx";
import { qualityFigures } from "./quality-rows.ts";

/** How much was wrong with what the ports sent, and the way to what it was. Nothing until a gateway said so. */
export function QualityButton() {
  const text = useText();
  const report = useCockpit((cockpit) => cockpit.connection.quality);
  const [isOpen, setOpen] = useState(false);
  const close = useCallback((): void => setOpen(false), []);
  if (report === null) return null;
  const { "quality.rejected": rejected, "quality.doubtful": doubtful } = qualityFigures(report);
  const [away, doubted] = [rejected ?? 0, doubtful ?? 0];
  return (
    <>
      <button
        type="button"
        className="quality-button"
        title={text("quality.open", { rejected: formatCount(away), doubtful: formatCount(doubted) })}
        onClick={() => setOpen(true)}
      >
        {text("quality.found", { n: formatCount(away + doubted) })}
      </button>
      {isOpen && <QualityDialog onClose={close} />}
    </>
  );
}
