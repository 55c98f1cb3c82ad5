import { expect, it } from "vitest";
import { panelStateOf } from "./panel-state.ts";

it("follows the stream while a panel says nothing of its own", () => {
  expect(panelStateOf(undefined, "live")).toEqual({ kind: "normal" });
  expect(panelStateOf(undefined, "stale").kind).toBe("stale");
  expect(panelStateOf(undefined, "disconnected").kind).toBe("disconnected");
});

it("keeps a panel's own trouble", () => {
  expect(panelStateOf({ kind: "error", message: "refused" }, "disconnected")).toEqual({
    kind: "error",
    message: "refused",
  });
  expect(panelStateOf({ kind: "stale", message: "12 min" }, "live")).toEqual({ kind: "stale", message: "12 min" });
});

it("does not show an old emptiness as today's", () => {
  expect(panelStateOf({ kind: "empty", message: "none" }, "loading")).toEqual({ kind: "loading" });
  expect(panelStateOf({ kind: "stale", message: "12 min" }, "loading")).toEqual({ kind: "loading" });
  expect(panelStateOf({ kind: "simulated" }, "disconnected").kind).toBe("disconnected");
});
