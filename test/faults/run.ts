// npx tsx test/faults/run.ts --faults 20000 --seed 7: as many faults as are wanted, in sessions; the seeds of those that failed are kept.
import { parseArgs } from "node:util";
import { keepSeed } from "./regressions.ts";
import { tell } from "./report.ts";
import { runSession } from "./session.ts";
import { openWorld } from "./world.ts";

const { values } = parseArgs({
  options: {
    faults: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
    session: { type: "string", default: "250" },
  },
});
const perSession = Number(values.session);
await using world = await openWorld();
let seed = Number(values.seed);
for (let left = Number(values.faults); left > 0; left -= perSession) {
  const report = await runSession(world, { seed, faults: Math.min(left, perSession), empties: seed % 4 === 0 });
  console.log(tell(report));
  if (report.complaints.length > 0) {
    keepSeed(seed);
    process.exitCode = 1;
  }
  seed += 1;
}
