import type { SessionReport } from "./session.ts";

/** What a session found, in lines for a person. */
export function tell({ seed, faults, events, commands, shown, complaints }: SessionReport): string {
  const total = [...faults.values()].reduce((sum, count) => sum + count, 0);
  const kinds = [...faults].toSorted(([, one], [, other]) => other - one).map(([name, count]) => `${count} ${name}`);
  const head = `seed ${seed}: ${total} faults, ${events} events acknowledged, ${commands} commands; shown: ${[...shown].join(" ")}`;
  return [head, `  ${kinds.join(", ")}`, ...complaints.map((line) => `  WRONG: ${line}`)].join("\n");
}
