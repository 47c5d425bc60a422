import { nvswitch3 } from './nvswitch3.ts';
import { nvswitch4 } from './nvswitch4.ts';
import { pcie5Switch } from './pcie5-switch.ts';
import { quantum2 } from './quantum-2.ts';
import { spectrum4 } from './spectrum-4.ts';
import { tomahawk5 } from './tomahawk-5.ts';

/** Switches on the shelf: scale-up, PCIe and scale-out. */
export const switches = [nvswitch3, nvswitch4, pcie5Switch, quantum2, spectrum4, tomahawk5] as const;
