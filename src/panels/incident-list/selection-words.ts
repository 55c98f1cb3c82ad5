import type { Selection } from "../../derive/derived.ts";
import { listRegions } from "../../domain/region.ts";
import type { Cockpit } from "../cockpit.ts";
import { stageName } from "../stage-names.ts";

/** What a list holds: its title, and the window or nothing. */
export interface SelectionWords {
  readonly title: string;
  readonly window: string;
}

/** Names a selection: `1310 · 签收超时`, `近 24 h`. What the profile does not know is called as the address spells it. */
export function selectionWords(
  selection: Selection,
  { profile, language, text }: Pick<Cockpit, "profile" | "language" | "text">,
): SelectionWords {
  const now = text("list.window.now");
  switch (selection.kind) {
    case "open":
      return { title: text("list.title.open"), window: now };
    case "supervised":
      return { title: text("list.title.supervised"), window: now };
    case "deadline":
      return { title: text(`list.title.${selection.state}`), window: now };
    case "stage": {
      const mechanism = profile.mechanisms.find((rule) => rule.mechanism.id === selection.mechanism)?.mechanism;
      const limit = mechanism?.versions
        .flatMap(({ stages }) => stages)
        .find((candidate) => candidate.stage === selection.stage);
      const title = text(`list.title.stage.${selection.verdict}`, {
        mechanism: mechanism?.name[language] ?? selection.mechanism,
        stage: limit?.name[language] ?? selection.stage,
      });
      return { title, window: text(`list.window.${selection.window}.reported`) };
    }
    case "lost": {
      const title =
        selection.at === "kept" || selection.at === "running"
          ? text(`list.title.${selection.at}`)
          : text("list.title.lost", { stage: stageName(profile, selection.at)[language] });
      return { title, window: text(`list.window.${selection.window}.reported`) };
    }
    case "reported":
    case "closed":
      return {
        title: text(`list.title.${selection.kind}`),
        window: text(`list.window.${selection.window}.${selection.kind}`),
      };
    case "category": {
      const name = profile.categories.find(({ id }) => id === selection.category)?.name[language];
      return { title: text("list.title.in", { name: name ?? selection.category }), window: now };
    }
    case "region": {
      const name = listRegions(profile.regions).find(({ id }) => id === selection.region)?.name[language];
      return { title: text("list.title.in", { name: name ?? selection.region }), window: now };
    }
    case "tier": {
      const name = profile.tiers.find(({ id }) => id === selection.tier)?.name[language];
      return {
        title: text("list.title.tier", { name: name ?? selection.tier }),
        window: text("list.window.all.closed"),
      };
    }
  }
}
