import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { DurationMs, EpochMs } from "../../src/shared/units.ts";
import { freePort } from "./redis-server.ts";

const PROCESS = fileURLToPath(new URL("gateway-process.ts", import.meta.url));

/** A gateway in a process of its own. */
export interface GatewayChild extends AsyncDisposable {
  readonly url: string;
  readonly isUp: boolean;
  kill(): Promise<void>;
  /** Resolves once it listens. It tries until Redis lets it. */
  start(): Promise<void>;
  freeze(): void;
  thaw(): void;
  /** Sets its clock so far ahead of the others', or back to them with 0. A gateway that starts is with them. */
  setAhead(by: DurationMs): void;
}

/** Starts a gateway over a Redis. */
export async function openGatewayChild(begun: EpochMs, redisUrl: string): Promise<GatewayChild> {
  const port = await freePort();
  let child: ChildProcess | null = null;
  let isUp = false;
  let isOver = false;
  const attempt = async (): Promise<boolean> => {
    const born = spawn(process.execPath, ["--import", "tsx", PROCESS, String(begun), redisUrl, String(port)], {
      stdio: ["ignore", "inherit", process.env.FAULTS_VERBOSE === undefined ? "ignore" : "inherit", "ipc"],
    });
    child = born;
    await Promise.race([once(born, "message"), once(born, "exit")]);
    isUp = born.exitCode === null && born.signalCode === null;
    return isUp;
  };
  const start = async (): Promise<void> => {
    while (!isOver && !(await attempt()));
  };
  const kill = async (): Promise<void> => {
    isUp = false;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  };
  await start();
  return {
    url: `http://127.0.0.1:${port}`,
    get isUp() {
      return isUp;
    },
    kill,
    start,
    freeze: () => void child?.kill("SIGSTOP"),
    thaw: () => void child?.kill("SIGCONT"),
    setAhead: (by) => void (isUp && child?.send(by)),
    async [Symbol.asyncDispose]() {
      isOver = true;
      await kill();
    },
  };
}
