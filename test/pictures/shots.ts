/** A screen that is kept as a picture. */
export interface Shot {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** Of its size the picture is kept at: a wall is read from afar. */
  readonly share: number;
  /** The address after `#/`. */
  readonly address: string;
}

const WALL = { width: 1920, height: 1080, share: 0.5 };
const DESK = { width: 1440, height: 900, share: 0.6 };
const PHONE = { width: 390, height: 844, share: 1 };

/** Every scene in each theme, every form of it that a viewer meets, both languages: a covering set, not the product. */
export const SHOTS: readonly Shot[] = [
  { name: "overview-wall-ink-zh", ...WALL, address: "overview?form=wall&theme=ink&lang=zh" },
  { name: "economy-wall-ink-en", ...WALL, address: "economy?form=wall&theme=ink&lang=en" },
  { name: "grid-wall-ink-zh", ...WALL, address: "grid?form=wall&theme=ink&lang=zh" },
  { name: "grid-wall-paper-en", ...WALL, address: "grid?form=wall&theme=paper&lang=en" },
  { name: "events-wall-paper-en", ...WALL, address: "events?form=wall&theme=paper&lang=en" },
  { name: "overview-desk-paper-en", ...DESK, address: "overview?form=desk&theme=paper&lang=en" },
  { name: "economy-desk-paper-zh", ...DESK, address: "economy?form=desk&theme=paper&lang=zh" },
  { name: "grid-desk-ink-en", ...DESK, address: "grid?form=desk&theme=ink&lang=en" },
  { name: "events-desk-paper-zh", ...DESK, address: "events?form=desk&theme=paper&lang=zh" },
  { name: "events-desk-ink-en", ...DESK, address: "events?form=desk&theme=ink&lang=en&category=fire,dispute" },
  { name: "phone-overview-ink-zh", ...PHONE, address: "overview?form=phone&theme=ink&lang=zh" },
  { name: "phone-overview-paper-en", ...PHONE, address: "overview?form=phone&theme=paper&lang=en&category=fire" },
  { name: "phone-events-paper-zh", ...PHONE, address: "overview?form=phone&theme=paper&lang=zh&tab=events" },
  { name: "phone-figures-ink-zh", ...PHONE, address: "overview?form=phone&theme=ink&lang=zh&tab=figures" },
  { name: "phone-economy-paper-en", ...PHONE, address: "economy?form=phone&theme=paper&lang=en" },
];
