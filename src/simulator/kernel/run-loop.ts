import type { FlowNetwork } from '../network/index.ts';
import type { EventQueue } from './event-queue.ts';

/** What happens at each instant of a run. */
export interface RunHandlers {
  onEvent(kind: number, subject: number, atSeconds: number): void;
  onFlowComplete(flow: number, atSeconds: number): void;
  /** After all events and completions of one instant: the moment to look at `takeChangedDemands` and to start what waited. */
  onInstantEnd(atSeconds: number): void;
}

/**
 * Runs events and flows in order of time until nothing is left. Events of one instant come before the completions of flows of
 * that instant, each kind in its own stable order, and then `onInstantEnd` once; what these schedule for the same instant makes
 * another round.
 *
 * @returns events and completions handled
 */
export function runLoop(queue: EventQueue, network: FlowNetwork, handlers: RunHandlers): number {
  let eventCount = 0;
  const onFlowComplete = (flow: number, atSeconds: number): void => {
    eventCount += 1;
    handlers.onFlowComplete(flow, atSeconds);
  };
  for (;;) {
    const atSeconds = Math.min(queue.nextSeconds(), network.nextEventSeconds());
    if (atSeconds === Infinity) return eventCount;
    // Handlers see the network at the present instant: nothing of it happens strictly before.
    network.moveClock(atSeconds);
    while (queue.nextSeconds() <= atSeconds) {
      queue.pop();
      eventCount += 1;
      handlers.onEvent(queue.poppedKind, queue.poppedSubject, atSeconds);
    }
    network.advanceTo(atSeconds, onFlowComplete);
    handlers.onInstantEnd(atSeconds);
  }
}
