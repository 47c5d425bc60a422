import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FlowNetwork } from '../network/index.ts';
import { EventQueue, runLoop } from './index.ts';

test('events come in order of time, and of scheduling where times are equal', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.boolean())), (steps) => {
      const queue = new EventQueue();
      const waiting: { at: number; id: number }[] = [];
      steps.forEach(([at, isPop], id) => {
        if (isPop && waiting.length > 0) {
          waiting.sort((a, b) => a.at - b.at || a.id - b.id);
          const expected = waiting.shift();
          expect(queue.pop()).toBe(true);
          expect([queue.poppedAtSeconds, queue.poppedSubject]).toEqual([expected?.at, expected?.id]);
        }
        queue.schedule(at, 0, id);
        waiting.push({ at, id });
      });
      expect(queue.size).toBe(waiting.length);
    }),
  );
});

test('events and flows of a run interleave by time, with one end for each instant', () => {
  const queue = new EventQueue();
  const network = new FlowNetwork(Float64Array.of(10), { bucketSeconds: null });
  const flowClass = { links: Int32Array.of(0), memberCounts: Float64Array.of(1), memberTotal: 1, latencySeconds: 0 };
  const log: string[] = [];
  queue.schedule(1, 7, 0);
  queue.schedule(4, 8, 0);
  const handled = runLoop(queue, network, {
    onEvent: (kind, _, at) => {
      log.push(`event ${kind} at ${at}`);
      // 20 bytes at 10: done at 3.
      if (kind === 7) network.startFlow(flowClass, 20, 'kv');
    },
    onFlowComplete: (_, at) => {
      log.push(`flow at ${at}`);
      queue.schedule(at, 9, 0);
    },
    onInstantEnd: (at) => log.push(`end ${at}`),
  });
  expect(log).toEqual(['event 7 at 1', 'end 1', 'flow at 3', 'end 3', 'event 9 at 3', 'end 3', 'event 8 at 4', 'end 4']);
  expect(handled).toBe(4);
});
