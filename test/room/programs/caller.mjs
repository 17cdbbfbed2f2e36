// SPDX-License-Identifier: Apache-2.0
// A caller: joins the room with {url, token}, speaks the recordings, listens, hangs up. Prints {roomSid, spoken, heard} as
// JSON, with times in epoch ms.
import { setTimeout as wait } from "node:timers/promises";
import { initializeLogger } from "@livekit/agents";
import {
  AudioSource,
  AudioStream,
  LocalAudioTrack,
  Room,
  RoomEvent,
  TrackKind,
  TrackPublishOptions,
  TrackSource,
  dispose,
} from "@livekit/rtc-node";
import { RecordedAudioInput, loadRecordings } from "@turnspan/scenario-kit";
import { utterances } from "./room-script.mjs";

initializeLogger({ pretty: false, level: "silent" });
const { url, token } = JSON.parse(process.argv[2]);
const deadline = performance.now() + 90_000;
const loudness = 500;
/** Silence that ends a stretch of the agent's speech: longer than the swells of its voice and a lost packet. */
const gapMs = 500;
/** A frame or two of the answer that was cut may still be on its way. */
const scrapMs = 150;

/** Stretches of the agent's speech: `startedAtMs`, `endedAtMs` of the last loud frame so far. */
const heard = [];
const spoken = [];

async function until(what, holds) {
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`waited too long for ${what}; heard ${JSON.stringify(heard)}`);
    await wait(10);
  }
}

async function listen(track) {
  for await (const frame of new AudioStream(track, { sampleRate: 16_000, numChannels: 1, frameSizeMs: 20 })) {
    if (!frame.data.some((sample) => Math.abs(sample) > loudness)) continue;
    const now = Date.now();
    const last = heard.at(-1);
    if (last === undefined || now - last.endedAtMs > gapMs) heard.push({ startedAtMs: now, endedAtMs: now });
    else last.endedAtMs = now;
  }
}

const room = new Room();
room.on(RoomEvent.TrackSubscribed, (track) => {
  if (track.kind === TrackKind.KIND_AUDIO) listen(track).catch(() => {});
});
await room.connect(url, token, { autoSubscribe: true, dynacast: false });
const microphone = new RecordedAudioInput();
const source = new AudioSource(16_000, 1, 100);
const options = new TrackPublishOptions();
options.source = TrackSource.SOURCE_MICROPHONE;
await room.localParticipant.publishTrack(LocalAudioTrack.createAudioTrack("caller", source), options);
microphone.start();
const sending = (async () => {
  for await (const frame of microphone.stream) await source.captureFrame(frame);
})();

let sinceMs = 0;
const recordings = loadRecordings();
const answers = () => heard.filter(({ startedAtMs, endedAtMs }) => endedAtMs - startedAtMs > scrapMs);
const hasHeard = (ms) => answers().some((one) => one.startedAtMs > sinceMs && one.endedAtMs - one.startedAtMs > ms);
const isQuiet = () => hasHeard(0) && Date.now() - heard.at(-1).endedAtMs > gapMs;
await until("the greeting", isQuiet);
for (const { recording, afterHearingMs } of utterances) {
  if (afterHearingMs !== undefined) await until(`the agent before ${recording}`, () => hasHeard(afterHearingMs));
  else await until(`the agent to end before ${recording}`, isQuiet);
  const startedAtMs = Date.now();
  sinceMs = await microphone.speak(recordings.get(recording));
  spoken.push({ recording, startedAtMs, endedAtMs: sinceMs, cutIn: afterHearingMs !== undefined });
}
await until("the last answer", isQuiet);
const roomSid = await room.getSid();
await microphone.close();
await sending;
await room.disconnect();
process.stdout.write(`${JSON.stringify({ roomSid, spoken, heard: answers() })}\n`);
await dispose();
process.exit(0);
