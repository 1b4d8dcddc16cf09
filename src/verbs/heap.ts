// Memory before throughput, for what runs long or reads much.
import { setFlagsFromString } from 'node:v8';

/** What is read is soon forgotten: left to itself, V8 sets up to 128 MB aside for what is forgotten next, and gives none of it back. */
export function holdYoungHeap(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

/** For a bot, whose memory is one and the same for months, and for what reads as it does: what is forgotten late is looked for when there is a third more of it, not several times as much. */
export function holdHeap(): void {
  holdYoungHeap();
  setFlagsFromString('--heap-growing-percent=30');
}
