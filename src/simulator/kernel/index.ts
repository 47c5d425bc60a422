export { EventQueue } from './event-queue.ts';
export { type RunHandlers, runLoop } from './run-loop.ts';
