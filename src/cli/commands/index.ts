import type { Command } from '../command.ts';
import { catalogCommand } from './catalog.ts';
import { checkCommand } from './check.ts';
import { estimateCommand } from './estimate.ts';
import { flowsCommand } from './flows.ts';
import { presetsCommand } from './presets.ts';
import { serveCommand } from './serve.ts';
import { simulateCommand } from './simulate.ts';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  checkCommand,
  estimateCommand,
  simulateCommand,
  flowsCommand,
  presetsCommand,
  catalogCommand,
  serveCommand,
];
