import type { Amendment, IncidentEvent } from "../../domain/event.ts";
import { formatClock } from "../../shared/format-instant.ts";
import type { Cockpit } from "../cockpit.ts";
import { nameOf } from "../incident-table/incident-words.ts";
import { stageName } from "../stage-names.ts";

type Speaker = Pick<Cockpit, "profile" | "store" | "language" | "text">;

/** One event of an incident's history in words: `派遣 · 综治 3 组`. Reasons and notes are as their writers left them. */
export function eventWords(event: IncidentEvent, cockpit: Speaker): string {
  const { profile, store, language, text } = cockpit;
  switch (event.kind) {
    case "reported":
      return text("drawer.event.reported", { port: nameOf(profile.ports, event.port, language) });
    case "stage": {
      const stage = stageName(profile, event.stage)[language];
      if (event.unit === null) return text("drawer.event.stage", { stage });
      return text("drawer.event.stageBy", { stage, unit: store.units.get(event.unit)?.name ?? event.unit });
    }
    case "closed":
      if (event.tier === null) return text("drawer.event.closed");
      return text("drawer.event.closedBy", { tier: nameOf(profile.tiers, event.tier, language) });
    case "escalated":
      return text("drawer.event.escalated", { tier: nameOf(profile.tiers, event.tier, language) });
    case "handedOver":
    case "joint":
      return text(`drawer.event.${event.kind}`, { brain: nameOf(profile.brains, event.brain, language) });
    case "returned":
    case "suspended":
      return withReason(text(`drawer.event.${event.kind}`), event.reason);
    case "resumed":
      return text("drawer.event.resumed");
    case "supervised":
    case "answered":
      return withReason(text(`drawer.event.${event.kind}`, { by: event.by }), event.note);
    case "acknowledged":
      return text("drawer.event.acknowledged", { by: event.by });
    case "amended":
      return text("drawer.event.amended", { what: amendedWords(event.patch, cockpit) });
  }
}

function withReason(words: string, reason: string): string {
  return reason === "" ? words : `${words}: ${reason}`;
}

/** What a correction says, part by part. */
function amendedWords(patch: Amendment, { profile, language, text }: Speaker): string {
  const parts: string[] = [];
  for (const [key, value] of Object.entries(patch)) {
    if (value === undefined) continue;
    const name = text(`drawer.part.${key}`);
    if (typeof value === "number" && key !== "severity") parts.push(`${name} ${formatClock(value, profile.zone)}`);
    else if (value === null) parts.push(`${name} ${text("drawer.part.taken")}`);
    else if (key === "category") parts.push(`${name} ${nameOf(profile.categories, String(value), language)}`);
    else if (typeof value === "object") parts.push(name);
    else parts.push(`${name} ${value}`);
  }
  return parts.join(text("table.facet.and"));
}
