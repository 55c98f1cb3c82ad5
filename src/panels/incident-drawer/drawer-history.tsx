import type { Incident } from "../../domain/incident.ts";
import { isIncidentEvent } from "../../domain/event.ts";
import { formatClock, formatDate, formatMonthDay } from "../../shared/format-instant.ts";
import type { Cockpit } from "../cockpit.ts";
import { eventWords } from "./event-words.ts";

interface DrawerHistoryProps {
  readonly incident: Incident;
  readonly cockpit: Cockpit;
}

/** 流转: every event of the incident, the newest on top. */
export function DrawerHistory({ incident, cockpit }: DrawerHistoryProps) {
  const { store, profile, now, text } = cockpit;
  const events = store.eventsOf(incident.id).filter(isIncidentEvent).toReversed();
  return (
    <section className="drawer-history" aria-label={text("drawer.history")}>
      <h4>{text("drawer.history")}</h4>
      <ol>
        {events.map((event) => (
          <li key={event.revision}>
            <time>
              {formatDate(event.at, profile.zone) !== formatDate(now, profile.zone) &&
                `${formatMonthDay(event.at, profile.zone)} `}
              {formatClock(event.at, profile.zone)}
            </time>
            <span>{eventWords(event, cockpit)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
