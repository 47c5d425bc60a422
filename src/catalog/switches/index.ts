import { cxlXc50256 } from './cxl-xc50256.ts';
import { jericho4 } from './jericho-4.ts';
import { lpxFabric } from './lpx-fabric.ts';
import { mtiaSwitch } from './mtia-switch.ts';
import { neuronswitch1 } from './neuronswitch-1.ts';
import { nvl72SwitchTray } from './nvl72-switch-tray.ts';
import { nvswitch2 } from './nvswitch2.ts';
import { nvswitch3 } from './nvswitch3.ts';
import { nvswitch4 } from './nvswitch4.ts';
import { nvswitch6 } from './nvswitch6.ts';
import { nvswitch7 } from './nvswitch7.ts';
import { ocsPalomar } from './ocs-palomar.ts';
import { pcie4Switch } from './pcie4-switch.ts';
import { pcie5Switch } from './pcie5-switch.ts';
import { quantum2 } from './quantum-2.ts';
import { quantumHdr } from './quantum-hdr.ts';
import { quantumX800 } from './quantum-x800.ts';
import { spectrum4 } from './spectrum-4.ts';
import { spectrum6Sn6600 } from './spectrum-6-sn6600.ts';
import { spectrum6Sn6800 } from './spectrum-6-sn6800.ts';
import { spectrum6Sn6810 } from './spectrum-6-sn6810.ts';
import { tomahawk5 } from './tomahawk-5.ts';
import { tomahawk6 } from './tomahawk-6.ts';
import { tomahawkUltra } from './tomahawk-ultra.ts';
import { ualinkSwitch25t } from './ualink-switch-25t.ts';
import { ualinkSwitch51t } from './ualink-switch-51t.ts';
import { ualinkSwitch102t } from './ualink-switch-102t.ts';
import { ubSwitch950 } from './ub-switch-950.ts';
import { ubSwitchL1 } from './ub-switch-l1.ts';
import { ubSwitchL2 } from './ub-switch-l2.ts';

/** Switches on the shelf: scale-up, PCIe and CXL, scale-out. */
export const switches = [
  nvswitch2,
  nvswitch3,
  nvswitch4,
  nvl72SwitchTray,
  nvswitch6,
  nvswitch7,
  ualinkSwitch25t,
  ualinkSwitch51t,
  ualinkSwitch102t,
  tomahawkUltra,
  neuronswitch1,
  ubSwitchL1,
  ubSwitchL2,
  ubSwitch950,
  mtiaSwitch,
  lpxFabric,
  ocsPalomar,
  pcie4Switch,
  pcie5Switch,
  cxlXc50256,
  quantumHdr,
  quantum2,
  quantumX800,
  spectrum4,
  spectrum6Sn6600,
  spectrum6Sn6800,
  spectrum6Sn6810,
  tomahawk5,
  tomahawk6,
  jericho4,
] as const;
