import type { Command } from '../command.ts';
import { bottlenecksCommand } from './bottlenecks.ts';
import { capacityCommand } from './capacity.ts';
import { catalogCommand } from './catalog.ts';
import { checkCommand } from './check.ts';
import { compareCommand } from './compare.ts';
import { drillCommand } from './drill.ts';
import { estimateCommand } from './estimate.ts';
import { flowsCommand } from './flows.ts';
import { presetsCommand } from './presets.ts';
import { ratioCommand } from './ratio.ts';
import { sensitivityCommand } from './sensitivity.ts';
import { serveCommand } from './serve.ts';
import { simulateCommand } from './simulate.ts';
import { validateCommand } from './validate.ts';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  checkCommand,
  estimateCommand,
  simulateCommand,
  capacityCommand,
  bottlenecksCommand,
  sensitivityCommand,
  ratioCommand,
  drillCommand,
  compareCommand,
  validateCommand,
  flowsCommand,
  presetsCommand,
  catalogCommand,
  serveCommand,
];
