import { formatClock, formatDate, formatWeekday } from "../../shared/format-instant.ts";
import { SECOND } from "../../shared/units.ts";
import { useCockpit } from "../cockpit.ts";

/** Weekday, date and clock of the stream in the profile's zone; the browser's clock and zone play no part. */
export function StreamClock() {
  const second = useCockpit((cockpit) => Math.floor(cockpit.now / SECOND) * SECOND);
  const zone = useCockpit((cockpit) => cockpit.profile.zone);
  const language = useCockpit((cockpit) => cockpit.language);
  const isGuess = useCockpit((cockpit) => cockpit.freshness === "disconnected");
  return (
    <time className="stream-clock" dateTime={new Date(second).toISOString()}>
      <span className="stream-clock__weekday">{formatWeekday(second, zone, language)}</span>
      <span className="stream-clock__date">{formatDate(second, zone)}</span>
      <span className="stream-clock__clock">
        {isGuess && <small>≈</small>}
        {formatClock(second, zone)}
      </span>
    </time>
  );
}
