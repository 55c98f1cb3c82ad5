import { formatDecimal } from "../../shared/format-number.ts";
import { SECOND } from "../../shared/units.ts";
import { useBeat } from "../beat.ts";
import { connectionLook, connectionWords, formatLatency, shownInstant } from "../connection/connection-words.ts";
import { Figure } from "../figure.tsx";
import { formatAge } from "../format.ts";
import { StateGlyph } from "../glyphs/state-glyph.tsx";

/** Whether what is shown is now: state, end-to-end latency, age of the last event, events a second. A click opens the connection panel. */
export function LiveBlock({ onOpen }: { onOpen(): void }) {
  const cockpit = useBeat(SECOND);
  const { connection, freshness, now, rate, profile, text } = cockpit;
  const look = connectionLook(connection.state.kind);
  const age = connection.lastEventAt === null ? null : (now - connection.lastEventAt) / Math.max(1, rate);
  return (
    <button type="button" className={`live-block live-block--${look}`} onClick={onOpen} title={text("connection.open")}>
      <StateGlyph kind={look} />
      <span className="live-block__state">
        <Figure isInside id="stream.state" value={connection.state.kind}>
          {connectionWords(connection.state, cockpit, text)}
        </Figure>
        {freshness === "live" && (
          <>
            {" "}
            <small>{text("connection.latency")}</small>{" "}
            <Figure isInside id="stream.latency" value={connection.latency}>
              {formatLatency(connection.latency)}
            </Figure>
          </>
        )}
      </span>
      <span className="live-block__detail">
        {freshness === "loading" && text("panel.loading")}
        {(freshness === "disconnected" || freshness === "stale") &&
          shownInstant(connection.lastEventAt, profile.zone, text)}
        {freshness === "live" && (
          <>
            {age === null ? text("connection.noEvent") : formatAge(age, text)}
            {" · "}
            <Figure isInside id="stream.rate" value={connection.eventRate}>
              {text("connection.rate", { n: formatDecimal(connection.eventRate, 1) })}
            </Figure>
          </>
        )}
      </span>
    </button>
  );
}
