import type { Amendment, StreamEvent } from "../../src/domain/event.ts";
import { maskContact, maskText } from "./mask-text.ts";
import type { Masking } from "./masking.ts";

/** Events as viewers of a masking may see them. An event is looked at once, however many audiences and snapshots it goes to. */
export const MASKED: Readonly<Record<Masking, (event: StreamEvent) => StreamEvent>> = {
  full: remembering("full"),
  working: remembering("working"),
};

function remembering(masking: Masking): (event: StreamEvent) => StreamEvent {
  const seen = new WeakMap<StreamEvent, StreamEvent>();
  return (event) => {
    const known = seen.get(event);
    if (known !== undefined) return known;
    const masked = maskEvent(event, masking);
    seen.set(event, masked);
    return masked;
  };
}

/** The event with residents' data masked in every text people wrote; the event itself when there was none. Ids, instants and places on the map stay. */
function maskEvent(event: StreamEvent, masking: Masking): StreamEvent {
  const clean = (text: string): string => maskText(text, masking);
  switch (event.kind) {
    case "reported": {
      const [title, place] = [clean(event.title), clean(event.place)];
      const contact = event.contact === null ? null : maskContact(event.contact, masking);
      if (title === event.title && place === event.place && contact === event.contact) return event;
      return { ...event, title, place, contact };
    }
    case "returned":
    case "suspended": {
      const reason = clean(event.reason);
      return reason === event.reason ? event : { ...event, reason };
    }
    case "supervised":
    case "answered": {
      const [by, note] = [clean(event.by), clean(event.note)];
      return by === event.by && note === event.note ? event : { ...event, by, note };
    }
    case "acknowledged": {
      const by = clean(event.by);
      return by === event.by ? event : { ...event, by };
    }
    case "amended":
      return { ...event, patch: maskPatch(event.patch, clean) };
    case "port": {
      if (event.note === null) return event;
      const note = clean(event.note);
      return note === event.note ? event : { ...event, note };
    }
    case "mode": {
      if (event.reason === null) return event;
      const reason = clean(event.reason);
      return reason === event.reason ? event : { ...event, reason };
    }
    case "unitState": {
      const name = clean(event.name);
      return name === event.name ? event : { ...event, name };
    }
    case "stage":
    case "escalated":
    case "handedOver":
    case "joint":
    case "resumed":
    case "closed":
    case "unitMoved":
    case "unitLeft":
    case "indicator":
    case "tally":
      return event;
  }
}

function maskPatch(patch: Amendment, clean: (text: string) => string): Amendment {
  return {
    ...patch,
    ...(patch.title === undefined ? {} : { title: clean(patch.title) }),
    ...(patch.place === undefined ? {} : { place: clean(patch.place) }),
  };
}
