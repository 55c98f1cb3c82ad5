"""Follows a stream as docs/protocol.md describes it, with a Socket.IO client that is not ours.

python3 follow.py <url>. Each line "<stream> <sequence>" on its input is answered, once that stream is held up to there, with a line of
JSON: what is held, how it came, and of each incident the highest revision with its sequence. The end of the input ends it.
"""

import asyncio
import json
import sys

import socketio

PROTOCOL = 1
NAMESPACE = "/cockpit"
WINDOW_MS = 30 * 24 * 3600 * 1000
INCIDENT_KINDS = {
    "reported", "stage", "returned", "escalated", "handedOver", "joint", "suspended", "resumed", "supervised", "answered",
    "acknowledged", "closed", "amended",
}


class Follower:
    """What is held of a stream."""

    def __init__(self, client):
        self.client = client
        self.stream = None
        self.held = 0
        self.incidents = {}
        self.counts = {"hellos": 0, "snapshots": 0, "batches": 0, "skipped": 0, "duplicates": 0, "gaps": 0}
        self.unreached = None
        self.complete = False
        self.changed = asyncio.Condition()

    async def hello(self, message):
        if message["protocol"] != PROTOCOL:
            sys.exit(f"the server speaks protocol {message['protocol']}")
        self.counts["hellos"] += 1
        if message["streamId"] != self.stream:
            self.stream = message["streamId"]
            self.held = 0
            self.incidents = {}
            self.complete = False
        await self.subscribe()

    async def subscribe(self):
        request = {"scope": [], "topics": ["incidents", "units", "ports"], "windowMs": WINDOW_MS}
        if self.complete:
            request["resume"] = {"streamId": self.stream, "sequence": self.held}
        await self.client.emit("subscribe", request, namespace=NAMESPACE)

    async def snapshot(self, message):
        chunk, chunks, first, to, _clock, events = message[:6]
        if chunk == 0:
            self.incidents = {}
            self.complete = False
        self.take(first, events, 0)
        if chunk == chunks - 1:
            self.counts["snapshots"] += 1
            await self.reach(to)

    async def batch(self, message):
        first, to, _clock, events = message[:4]
        if not self.complete:
            return
        if first > self.held + 1:
            self.counts["gaps"] += 1
            await self.subscribe()
            return
        self.counts["batches"] += 1
        self.take(first, events, self.held)
        await self.reach(max(to, self.held))

    async def heartbeat(self, message):
        behind = self.complete and message["sequence"] > self.held
        if behind and self.unreached == self.held:
            self.counts["gaps"] += 1
            await self.subscribe()
        self.unreached = self.held if behind else None

    def take(self, first, events, held):
        """Events up to `held` are skipped; of the others the first of a revision holds."""
        for event in events:
            sequence, kind = first + event[0], event[1]
            if kind not in INCIDENT_KINDS:
                continue
            if sequence <= held:
                self.counts["skipped"] += 1
                continue
            revisions = self.incidents.setdefault(event[2], {})
            if event[3] in revisions:
                self.counts["duplicates"] += 1
            else:
                revisions[event[3]] = sequence

    async def reach(self, sequence):
        self.held = sequence
        self.complete = True
        async with self.changed:
            self.changed.notify_all()

    async def table(self, stream, sequence):
        async with self.changed:
            await self.changed.wait_for(lambda: self.stream == stream and self.complete and self.held >= sequence)
        latest = {incident: max(revisions.items()) for incident, revisions in self.incidents.items()}
        return {"held": self.held, **self.counts, "incidents": latest}


async def stay_connected(client, url):
    """The connection ends; then it is made again."""
    while True:
        try:
            await client.connect(url, namespaces=[NAMESPACE], auth={"protocol": PROTOCOL}, transports=["websocket"])
            await client.wait()
        except socketio.exceptions.ConnectionError:
            pass
        await asyncio.sleep(0.05)


async def main(url):
    client = socketio.AsyncClient(reconnection=False)
    follower = Follower(client)
    for name in ("hello", "snapshot", "batch", "heartbeat"):
        client.on(name, getattr(follower, name), namespace=NAMESPACE)
    client.on("refused", lambda message: sys.exit(f"refused: {message}"), namespace=NAMESPACE)
    connecting = asyncio.ensure_future(stay_connected(client, url))
    lines = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    async for line in lines:
        stream, sequence = line.decode().split()
        print(json.dumps(await follower.table(stream, int(sequence))), flush=True)
    connecting.cancel()
    await client.disconnect()


asyncio.run(main(sys.argv[1]))
