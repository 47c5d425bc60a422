import type { Command } from '../command.ts';
import { catalogCommand } from './catalog.ts';
import { checkCommand } from './check.ts';
import { estimateCommand } from './estimate.ts';
import { flowsCommand } from './flows.ts';
import { presetsCommand } from './presets.ts';
import { serveCommand } from './serve.ts';
import { simulateCommand } from './simulate.ts';
import { validateCommand } from './validate.ts';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  checkCommand,
  estimateCommand,
  simulateCommand,
  validateCommand,
  flowsCommand,
  presetsCommand,
  catalogCommand,
  serveCommand,
];
